package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheWarming.Listener;
import dev.vitrina.cache.CacheWarming.Progress;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loading again what was asked for, before anybody asks. */
class WarmingTest {

    private static final String THINGS = "test/things";
    private static final String OTHERS = "test/others";

    private final long tenant = Requests.tenant();
    private final Origin origin = new Origin();
    private final AtomicReference<Duration> delay = new AtomicReference<>(Duration.ZERO);
    private final Replica replica = Replica.start(builder ->
        builder.budget((owner, endpoint, priority, reserve) -> priority == Priority.EAGER ? delay.get() : Duration.ZERO)
    );

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void loadsWhatIsNoLongerFreshAndLeavesTheRest() {
        read(THINGS, "stale");
        read(THINGS, "softened");
        read(THINGS, "removed");
        passes(Duration.ofSeconds(61));
        read(OTHERS, "fresh");
        replica.cache().invalidate(new Scope.Key(key(THINGS, "softened")), Invalidation.SOFT);
        replica.cache().invalidate(new Scope.Key(key(THINGS, "removed")), Invalidation.HARD);
        origin.change();

        assertThat(warm()).isEqualTo(new Progress(4, 4, 3, 0, 0));

        assertThat(origin.lastContext().priority()).isEqualTo(Priority.EAGER);
        int calls = origin.calls();
        assertThat(read(THINGS, "stale")).isEqualTo("v2");
        assertThat(read(THINGS, "softened")).isEqualTo("v2");
        assertThat(read(THINGS, "removed")).isEqualTo("v2");
        assertThat(read(OTHERS, "fresh")).isEqualTo("v1");
        assertThat(origin.calls()).isEqualTo(calls);
        assertThat(warm()).isEqualTo(new Progress(4, 4, 0, 0, 0));
    }

    @Test
    void loadsWhatIsFreshButWillSoonNotBe() {
        CachePolicy eager = POLICY.withRefreshAt(0.5);
        replica.get(request(key(THINGS, "a"), eager, origin));
        passes(Duration.ofSeconds(40));

        assertThat(warm().loaded()).isOne();
    }

    @Test
    void keepsToItsEndpointAndTenant() {
        long neighbour = Requests.tenant();
        read(THINGS, "a");
        read(OTHERS, "a");
        replica.get(request(new CacheKey(neighbour, THINGS, "a"), origin));

        assertThat(
            replica
                .warming()
                .warm(tenant, THINGS, progress -> {})
                .total()
        ).isOne();
        assertThat(
            replica
                .warming()
                .warm(tenant, null, progress -> {})
                .total()
        ).isEqualTo(2);
        assertThat(
            replica
                .warming()
                .warm(null, THINGS, progress -> {})
                .total()
        ).isEqualTo(2);
        assertThat(
            replica
                .warming()
                .warm(null, null, progress -> {})
                .total()
        ).isEqualTo(3);
    }

    @Test
    void whatTheBudgetHasNoRoomForIsLeftAloneAndStillServesReaders() {
        read(THINGS, "a");
        read(THINGS, "b");
        replica.cache().invalidate(new Scope.Tenant(tenant), Invalidation.HARD);
        delay.set(Duration.ofMinutes(5));
        int calls = origin.calls();

        assertThat(warm()).isEqualTo(new Progress(2, 2, 0, 2, 0));

        assertThat(origin.calls()).isEqualTo(calls);
        assertThat(read(THINGS, "a")).isEqualTo("v1");
        assertThat(origin.calls()).isEqualTo(calls + 1);
    }

    @Test
    void waitsForARoomThatComesSoon() {
        read(THINGS, "a");
        replica.cache().invalidate(new Scope.Tenant(tenant), Invalidation.HARD);
        delay.set(Duration.ofMillis(50));
        Listener impatient = new Listener() {
            private int asked;

            @Override
            public void onProgress(Progress progress) {}

            @Override
            public boolean cancelled() {
                if (++asked == 3) {
                    delay.set(Duration.ZERO);
                }
                return false;
            }
        };

        assertThat(replica.warming().warm(tenant, null, impatient).loaded()).isOne();
    }

    @Test
    void tellsOfFailures() {
        read(THINGS, "a");
        passes(Duration.ofSeconds(61));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofHours(1));

        assertThat(warm()).isEqualTo(new Progress(1, 1, 0, 0, 1));
        assertThat(read(THINGS, "a")).isEqualTo("v1");
    }

    @Test
    void stopsWhenItIsCancelled() {
        read(THINGS, "a");
        read(THINGS, "b");
        read(THINGS, "c");
        List<Progress> seen = new ArrayList<>();
        Listener afterOne = new Listener() {
            @Override
            public void onProgress(Progress progress) {
                seen.add(progress);
            }

            @Override
            public boolean cancelled() {
                return !seen.isEmpty();
            }
        };

        assertThat(replica.warming().warm(tenant, null, afterOne)).isEqualTo(new Progress(1, 3, 0, 0, 0));
        assertThat(seen).hasSize(1);
    }

    @Test
    void knowsNothingMoreOfWhatItIsToForget() {
        read(THINGS, "a");
        read(OTHERS, "a");

        replica.warming().forget(List.of(THINGS));

        assertThat(warm().total()).isOne();
    }

    private Progress warm() {
        return replica.warming().warm(tenant, null, progress -> {});
    }

    private String read(String endpoint, String id) {
        return value(replica.get(request(key(endpoint, id), origin)));
    }

    private CacheKey key(String endpoint, String id) {
        return new CacheKey(tenant, endpoint, id);
    }

    private void passes(Duration time) {
        replica.passes(time);
        TestPostgres.passes(tenant, time);
    }
}
