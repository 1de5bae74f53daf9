package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Entries that are refreshed for ten minutes after their last read, without being read. */
@Timeout(30)
class KeepingWarmTest {

    private static final CachePolicy WARM = POLICY.withWarmFor(Duration.ofMinutes(10));

    private final long tenant = Requests.tenant();
    private final long neighbour = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();
    private final CacheRequest<String> request = request(key, WARM, origin);
    /** Refreshed when a look has come by. */
    private final Origin witnessed = new Origin();
    private final CacheRequest<String> witness = request(
        new CacheKey(neighbour, "test/witness", "id=1"),
        WARM,
        witnessed
    );
    private final AtomicBoolean spent = new AtomicBoolean();
    private final List<String> budgetAsked = new CopyOnWriteArrayList<>();
    private Replica replica;

    @BeforeEach
    void start() {
        replica = Replica.start(builder ->
            builder.budget((tenant, endpoint, priority, reserve) -> {
                budgetAsked.add(endpoint);
                return spent.get() ? Duration.ofHours(1) : Duration.ZERO;
            })
        );
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void refreshesWhatIsDueThoughNobodyReadsIt() {
        replica.get(request);
        origin.change();

        pass(Duration.ofSeconds(61));

        await().until(() -> origin.calls() == 2);
        assertThat(origin.lastContext().priority()).isEqualTo(Priority.EAGER);
        await().untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v2"));
        assertThat(origin.calls()).isEqualTo(2);
    }

    @Test
    void refreshesWhatWasInvalidatedThoughNobodyReadsIt() {
        replica.get(request);

        replica.cache().invalidate(new Scope.Endpoint(tenant, key.endpoint()), Invalidation.SOFT);

        await().until(() -> origin.calls() == 2);
    }

    @Test
    void asksForNothingOfATenantThatIsGone() {
        replica.get(request);
        replica.get(witness);

        replica.cache().purge(tenant);
        pass(Duration.ofSeconds(61));

        await().until(() -> witnessed.calls() == 2);
        assertThat(origin.calls()).isOne();
    }

    @Test
    void aTenantWhoseOriginFailsDoesNotStopTheOthers() {
        List<CacheRequest<String>> broken = IntStream.range(0, 55)
            .mapToObj(id -> request(new CacheKey(tenant, "test/broken", "id=" + id), WARM, origin))
            .toList();
        broken.forEach(replica::get);
        replica.get(witness);
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofHours(1));
        pass(Duration.ofSeconds(61));
        await().until(() -> witnessed.calls() == 2);

        pass(Duration.ofSeconds(61));

        await().until(() -> witnessed.calls() == 3);
    }

    @Test
    void stopsWhenNobodyHasReadItForLong() {
        replica.get(request);
        // Refreshed without being read: that must not count as a read.
        for (int round = 1; round <= 3; round++) {
            int calls = origin.calls();
            pass(Duration.ofSeconds(190));
            await().until(() -> origin.calls() > calls);
        }
        replica.get(witness);
        int calls = origin.calls();

        pass(Duration.ofSeconds(65));

        await().until(() -> witnessed.calls() == 2);
        assertThat(origin.calls()).isEqualTo(calls);
    }

    @Test
    void leavesTheOriginAloneWhileTheBudgetIsSpent() {
        replica.get(request);
        spent.set(true);
        int asked = budgetAsked.size();

        pass(Duration.ofSeconds(61));
        await().until(() -> budgetAsked.size() > asked + 1);
        assertThat(origin.calls()).isOne();
        spent.set(false);

        await().until(() -> origin.calls() == 2);
    }

    @Test
    void asksFirstForWhatWasReadLast() {
        CacheRequest<String> longAgo = thing("test/long-ago");
        CacheRequest<String> lately = thing("test/lately");
        CacheRequest<String> justNow = thing("test/just-now");
        List.of(lately, longAgo, justNow).forEach(replica::get);
        spent.set(true);
        // Well before their minute is over, however slow the machine: a read of what is due would ask by itself.
        pass(Duration.ofSeconds(35));
        replica.get(lately);
        pass(Duration.ofSeconds(9));
        replica.get(justNow);
        pass(Duration.ofSeconds(45));
        budgetAsked.clear();

        // A look asks once for each; the first one may have been under way already.
        await().until(() -> budgetAsked.size() >= 6);

        int lookEnds = budgetAsked.indexOf("test/long-ago");
        assertThat(budgetAsked.subList(lookEnds + 1, lookEnds + 4)).containsExactly(
            "test/just-now",
            "test/lately",
            "test/long-ago"
        );
    }

    private CacheRequest<String> thing(String endpoint) {
        return request(new CacheKey(tenant, endpoint, "id=1"), WARM, new Origin());
    }

    @Test
    void doesNotStormAnOriginThatFails() {
        replica.get(request);
        replica.get(witness);
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofHours(1));

        for (int calls = 2; calls <= 3; calls++) {
            int expected = calls;
            pass(Duration.ofSeconds(61));
            await().until(() -> witnessed.calls() == expected);
        }

        assertThat(origin.calls()).isEqualTo(2);
    }

    /**
     * A load under way ends first, or it would be stored as of now after the store's time has moved. And the store's time moves before the
     * memory's: a look in between finds nothing due; the other way round it would find what is due as fresh as ever in the store, and look
     * away for another minute.
     */
    private void pass(Duration time) {
        await().until(() -> loading() == 0);
        TestPostgres.passes(tenant, time);
        TestPostgres.passes(neighbour, time);
        replica.passes(time);
    }

    private long loading() {
        return TestPostgres.number(
            "SELECT count(*) FROM cache.lease WHERE lease_until > clock_timestamp() AND tenant IN (%d, %d)".formatted(
                tenant,
                neighbour
            )
        );
    }
}
