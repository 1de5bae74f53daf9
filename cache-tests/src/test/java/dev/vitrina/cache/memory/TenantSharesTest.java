package dev.vitrina.cache.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.activity.EndpointActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A busy tenant pushes nobody out of memory but itself. */
class TenantSharesTest {

    private static final long QUIET = 1;
    private static final long BUSY = 2;
    private static final int BODY = 1_000;
    private static final long ROOM = 100 * 1_400;

    private final MemoryCache memory = new MemoryCache(ROOM, Runnable::run);

    @Test
    void aBusyTenantLeavesAQuietOneWhatItHolds() {
        IntStream.range(0, 40).forEach(i -> put(QUIET, i));

        for (int i = 0; i < 2_000; i++) {
            // Wanted often, so that by frequency alone it would take the quiet tenant's place.
            for (int read = 0; read < 5; read++) {
                memory.get(key(BUSY, i));
            }
            put(BUSY, i);
        }

        assertThat(held(QUIET, 40)).isEqualTo(40);
        assertThat(held(BUSY, 2_000)).isBetween(50, 70);
        assertThat(memory.get(key(BUSY, 1_999))).as("what the busy one wanted last").isNotNull();
        assertThat(memory.bytesOf("test/things")).isLessThanOrEqualTo(ROOM);
    }

    @Test
    void aTenantOverItsPartMayStillRenewWhatItHolds() {
        IntStream.range(0, 60).forEach(i -> put(BUSY, i));
        IntStream.range(0, 38).forEach(i -> put(QUIET, i));
        List<Integer> held = IntStream.range(0, 60)
            .filter(i -> memory.peek(key(BUSY, i)) != null)
            .boxed()
            .toList();

        for (int i : held) {
            put(BUSY, i);
            assertThat(memory.peek(key(BUSY, i))).isNotNull();
        }
        assertThat(held(BUSY, 60)).isEqualTo(held.size());
    }

    @Test
    void aTenantAloneMayHaveAllOfIt() {
        IntStream.range(0, 2_000).forEach(i -> put(BUSY, i));

        assertThat(held(BUSY, 2_000)).isGreaterThan(95);
    }

    @Test
    void whatATenantGaveUpIsThereForOthers() {
        IntStream.range(0, 200).forEach(i -> put(BUSY, i));
        IntStream.range(0, 200).forEach(i -> {
                HeldEntry entry = memory.peek(key(BUSY, i));
                if (entry != null) {
                    memory.remove(key(BUSY, i), entry);
                }
            });

        IntStream.range(0, 90).forEach(i -> put(QUIET, i));

        assertThat(held(QUIET, 90)).isEqualTo(90);
    }

    private int held(long tenant, int keys) {
        return (int) IntStream.range(0, keys)
            .filter(i -> memory.peek(key(tenant, i)) != null)
            .count();
    }

    private void put(long tenant, int number) {
        CacheKey key = key(tenant, number);
        CachePolicy policy = CachePolicy.freshFor(Duration.ofHours(1));
        CacheRequest<byte[]> request = new CacheRequest<>(
            key,
            policy,
            Codec.bytes(),
            context -> new LoadResult.NotFound<>(),
            Set.of(),
            Priority.INTERACTIVE
        );
        Kept kept = new Kept(
            new byte[BODY],
            null,
            Instant.EPOCH,
            new Ageing(() -> 0, 0),
            0,
            new int[0],
            new EndpointActivity()
        );
        memory.put(key, new HeldEntry(kept, request, 0), 1);
    }

    private static CacheKey key(long tenant, int number) {
        return new CacheKey(tenant, "test/things", "id=" + number);
    }
}
