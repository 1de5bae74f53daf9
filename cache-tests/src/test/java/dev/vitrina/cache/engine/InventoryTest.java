package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheInventory.Entry;
import dev.vitrina.cache.CacheInventory.EntryFilter;
import dev.vitrina.cache.CacheInventory.EntryState;
import dev.vitrina.cache.CacheInventory.Holding;
import dev.vitrina.cache.CacheInventory.Position;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the cache says that it holds. */
class InventoryTest {

    private static final String THINGS = "test/things";
    private static final String OTHERS = "test/others";

    private final long tenant = Requests.tenant();
    private final Replica replica = Replica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void tellsHowMuchIsHeldAndHowOldItIs() {
        load(THINGS, "old", loaded("x".repeat(5_000)));
        TestPostgres.passes(tenant, Duration.ofHours(2));
        load(THINGS, "new", loaded("12345"));
        load(OTHERS, "none", context -> new LoadResult.NotFound<>());

        assertThat(replica.inventory().holdings(tenant, null)).containsExactly(
            new Holding(OTHERS, tenant, 1, 0, List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L)),
            new Holding(THINGS, tenant, 2, 5_005, List.of(1L, 0L, 0L, 1L, 0L, 0L, 0L))
        );
        assertThat(replica.inventory().holdings(tenant, OTHERS)).hasSize(1);
        assertThat(replica.inventory().holdings(null, null)).extracting(Holding::tenant).contains(tenant);
        assertThat(replica.inventory().memory().get(THINGS)).isBetween(5_005L, 7_000L);
        assertThat(replica.inventory().memoryLimit()).isEqualTo(64L << 20);
    }

    @Test
    void tellsWhatEachEntryIs() {
        load(THINGS, "value", loaded("x".repeat(5_000)));
        load(THINGS, "absent", context -> new LoadResult.NotFound<>());
        load(THINGS, "large", loaded("x".repeat(POLICY.maxBytes() + 1)));
        load(THINGS, "failed", context -> new LoadResult.Failed<>(FailureKind.REJECTED, "no", null));
        load(THINGS, "softened", loaded("x"));
        load(OTHERS, "outdated", loaded("x"));
        replica.cache().invalidate(new Scope.Key(key(THINGS, "softened")), Invalidation.SOFT);
        replica.cache().invalidate(new Scope.Endpoint(tenant, OTHERS), Invalidation.HARD);

        assertThat(states(null)).containsExactly(
            EntryState.INVALIDATED,
            EntryState.INVALIDATED,
            EntryState.FAILED,
            EntryState.NOT_CACHEABLE,
            EntryState.ABSENT,
            EntryState.VALUE
        );
        for (EntryState state : EntryState.values()) {
            assertThat(states(state)).hasSize(state == EntryState.INVALIDATED ? 2 : 1).containsOnly(state);
            assertThat(replica.inventory().count(new EntryFilter(tenant, null, state))).isEqualTo(states(state).size());
        }
        Entry value = entries(EntryState.VALUE, null, 1).getFirst();
        assertThat(value.bytes()).isEqualTo(5_000);
        assertThat(value.storedBytes()).isBetween(1L, 4_999L);
        assertThat(value.age()).isLessThan(Duration.ofMinutes(1));
        assertThat(value.keepUntil()).isAfter(value.position().fetchedAt());
        Problem problem = Objects.requireNonNull(entries(EntryState.FAILED, null, 1).getFirst().problem());
        assertThat(problem.message()).isEqualTo("no");
        assertThat(problem.retryAt()).isAfter(Instant.EPOCH);
    }

    @Test
    void tellsTheSizeBeforeCompressionToo() {
        String text = "Лён, 100 %. ".repeat(1_000);
        replica.get(request(key(THINGS, "long"), POLICY.withCompressAbove(1_024), loaded(text)));

        Entry entry = entries(null, null, 10).getFirst();

        assertThat(entry.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(entry.storedBytes()).isLessThan(1_000);
    }

    @Test
    void pagesFromTheLatestToTheOldest() {
        for (int i = 0; i < 5; i++) {
            load(THINGS, "id=" + i, loaded("x"));
        }
        TestPostgres.execute("UPDATE cache.entry SET fetched_at = date_trunc('day', now()) WHERE tenant = " + tenant);
        load(THINGS, "latest", loaded("x"));

        List<Position> walked = new ArrayList<>();
        Position after = null;
        for (int page = 0; page < 3; page++) {
            List<Entry> entries = entries(null, after, 2);
            entries.forEach(entry -> walked.add(entry.position()));
            after = entries.getLast().position();
        }

        assertThat(walked).hasSize(6).doesNotHaveDuplicates();
        assertThat(walked)
            .extracting(Position::fetchedAt)
            .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(entries(null, after, 2)).isEmpty();
    }

    @Test
    void clearsOnlyWhatNobodyCanBeServed() {
        load(THINGS, "old", loaded("x"));
        load(THINGS, "new", loaded("x"));
        TestPostgres.execute(
            "UPDATE cache.entry SET keep_until = now() - interval '1 second' WHERE key = '%s'".formatted(
                entries(null, null, 2).getLast().position().key()
            )
        );

        assertThat(replica.inventory().clearExpired()).isGreaterThanOrEqualTo(1);

        assertThat(replica.inventory().count(new EntryFilter(tenant, THINGS, null))).isOne();
    }

    private List<EntryState> states(@Nullable EntryState state) {
        return entries(state, null, 10).stream().map(Entry::state).toList();
    }

    private List<Entry> entries(@Nullable EntryState state, @Nullable Position after, int limit) {
        return replica.inventory().entries(new EntryFilter(tenant, null, state), after, limit);
    }

    private void load(String endpoint, String id, Loader<String> loader) {
        replica.get(request(key(endpoint, id), loader));
    }

    private CacheKey key(String endpoint, String id) {
        return new CacheKey(tenant, endpoint, id);
    }

    private static Loader<String> loaded(String value) {
        return context -> new LoadResult.Loaded<>(value);
    }
}
