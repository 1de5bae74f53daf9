package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other caches get wrong: an invalidation that meets a load, a store or a promotion half way. */
class InvalidationRaceTest {

    private static final String TAG = "asked";
    private static final String FOUND_TAG = "found";

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();
    private final CacheRequest<String> request = request(key, origin, TAG);
    private Replica replica;
    private Replica other;

    /** One way to invalidate the entry of {@link #key}. */
    record Way(String name, LongFunction<Scope> scope) {
        Scope of(long tenant) {
            return scope.apply(tenant);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
            new Way("key", tenant -> new Scope.Key(key(tenant))),
            new Way("tag of the request", tenant -> new Scope.Tag(tenant, TAG)),
            new Way("tag that only the answer names", tenant -> new Scope.Tag(tenant, FOUND_TAG)),
            new Way("endpoint", tenant -> new Scope.Endpoint(tenant, "test/things")),
            new Way("tenant", Scope.Tenant::new),
            new Way("all", tenant -> new Scope.All())
        );
    }

    @BeforeEach
    void start() {
        replica = Replica.start();
        other = Replica.start();
        origin.tags(FOUND_TAG);
    }

    @AfterEach
    void stop() {
        replica.close();
        other.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noReaderSeesTheOldValueAfterItWasInvalidated(Way way) {
        value(replica.get(request));
        value(other.get(request));
        origin.change();

        replica.invalidate(way.of(tenant));

        assertThat(value(replica.get(request))).isEqualTo("v2");
        await()
            .atMost(Duration.ofSeconds(1))
            .untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v2"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLoadOvertakenByAnInvalidationIsNotKept(Way way) {
        Origin.Hold hold = origin.hold();
        var earlier = replica.reading(request);
        hold.awaitArrival();
        origin.change();
        replica.invalidate(way.of(tenant));
        origin.flow();
        hold.release();

        assertThat(value(earlier.join())).isEqualTo("v1");
        assertThat(value(replica.get(request))).isEqualTo("v2");
        assertThat(value(other.get(request))).isEqualTo("v2");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aReaderWhoComesAfterTheInvalidationDoesNotGetTheOvertakenLoad(Way way) {
        Origin.Hold hold = origin.hold();
        var earlier = replica.reading(request);
        hold.awaitArrival();
        origin.change();
        replica.invalidate(way.of(tenant));
        origin.flow();
        var later = replica.reading(request);
        hold.release();

        assertThat(value(earlier.join())).isEqualTo("v1");
        assertThat(value(later.join())).isEqualTo("v2");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aBackgroundRefreshOvertakenByAnInvalidationIsNotKept(Way way) {
        replica.get(request);
        replica.passes(Duration.ofSeconds(90));
        TestPostgres.passes(tenant, Duration.ofSeconds(90));
        Origin.Hold hold = origin.hold();
        assertThat(value(replica.get(request))).isEqualTo("v1");
        hold.awaitArrival();
        origin.change();
        replica.invalidate(way.of(tenant));
        origin.flow();
        hold.release();

        assertThat(value(replica.get(request))).isEqualTo("v2");
        assertThat(value(other.get(request))).isEqualTo("v2");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anInvalidationOfAnotherReplicaOvertakesALoadToo(Way way) {
        Origin.Hold hold = origin.hold();
        var earlier = replica.reading(request);
        hold.awaitArrival();
        origin.change();
        other.invalidate(way.of(tenant));
        origin.flow();
        hold.release();

        assertThat(value(earlier.join())).isEqualTo("v1");
        assertThat(value(other.get(request))).isEqualTo("v2");
        await()
            .atMost(Duration.ofSeconds(1))
            .untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v2"));
    }

    /** The load is over and its row is on the way into the table. */
    @ParameterizedTest
    @MethodSource("ways")
    void anInvalidationThatMeetsTheStoringStatementWins(Way way) {
        ControlPoint storing = new ControlPoint("INSERT INTO cache.entry");
        replica.database().before(storing);
        var earlier = replica.reading(request);
        storing.awaitReached();
        origin.change();
        other.invalidate(way.of(tenant));
        storing.release();

        assertThat(value(earlier.join())).isEqualTo("v1");
        assertThat(value(other.get(request))).isEqualTo("v2");
        await()
            .atMost(Duration.ofSeconds(1))
            .untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v2"));
    }

    /** The row was read from the store and is on the way into memory: what FusionCache calls issue 613. */
    @ParameterizedTest
    @MethodSource("ways")
    void anInvalidationThatMeetsAPromotionWins(Way way) {
        other.get(request);
        ControlPoint promoting = new ControlPoint("SELECT e.kind");
        replica.database().after(promoting);
        var earlier = replica.reading(request);
        promoting.awaitReached();
        origin.change();
        replica.invalidate(way.of(tenant));
        promoting.release();

        assertThat(value(earlier.join())).isEqualTo("v1");
        assertThat(value(replica.get(request))).isEqualTo("v2");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aStrictReaderNeverSeesWhatAnyReplicaInvalidated(Way way) {
        CacheRequest<String> strict = request(key, POLICY.withCoherence(new Coherence.Strict()), origin, TAG);
        replica.get(strict);
        for (int i = 2; i < 12; i++) {
            origin.change();
            other.invalidate(way.of(tenant));
            assertThat(value(replica.get(strict))).isEqualTo("v" + i);
        }
    }

    @Test
    void aSoftlyInvalidatedValueServesOnlyWhenTheOriginFails() {
        replica.get(request);
        other.get(request);
        origin.change();
        replica.cache().invalidate(new Scope.Tag(tenant, TAG), Invalidation.SOFT);
        assertThat(value(replica.get(request))).isEqualTo("v2");

        replica.cache().invalidate(new Scope.Key(key), Invalidation.SOFT);
        origin.fails(dev.vitrina.cache.FailureKind.UNAVAILABLE);
        assertThat(value(replica.get(request))).isEqualTo("v2");
        assertThat(Requests.reason(replica.get(request)).kind()).isEqualTo(dev.vitrina.cache.FailureKind.UNAVAILABLE);
    }

    @Test
    void invalidatingOneTenantOrTagLeavesTheOthersAlone() {
        CacheKey neighbour = key(Requests.tenant());
        CacheKey untagged = new CacheKey(tenant, "test/untagged", "");
        replica.get(request(neighbour, origin, TAG));
        replica.get(request(untagged, origin));
        replica.get(request);
        int calls = origin.calls();

        replica.invalidate(new Scope.Tag(tenant, TAG));
        replica.get(request(neighbour, origin, TAG));
        replica.get(request(untagged, origin));
        assertThat(origin.calls()).isEqualTo(calls);
        replica.get(request);
        assertThat(origin.calls()).isEqualTo(calls + 1);
    }

    /** A transaction that was numbered early and commits late must not be skipped. */
    @Test
    void hearsOfAnInvalidationThatCommittedLate() throws Exception {
        other.get(request);
        CountDownLatch written = new CountDownLatch(1);
        ControlPoint committing = new ControlPoint("COMMIT");
        replica.database().before(committing);
        Thread late = Thread.ofVirtual().start(() -> {
                replica.invalidate(new Scope.Tenant(tenant));
                written.countDown();
            });
        committing.awaitReached();
        other.invalidate(new Scope.Tenant(Requests.tenant()));
        Replica third = Replica.start();
        try (third) {
            third.get(request);
            third.invalidate(new Scope.Tenant(Requests.tenant()));
            origin.change();
            committing.release();
            written.await();
            await()
                .atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(value(third.get(request))).isEqualTo("v2"));
            await()
                .atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v2"));
        }
        late.join();
    }

    @Test
    void ringsForOtherReplicasAtMostTwentyTimesASecond() {
        java.util.concurrent.atomic.AtomicInteger rings = new java.util.concurrent.atomic.AtomicInteger();
        replica
            .database()
            .before(sql -> {
                if (sql.contains("pg_notify")) {
                    rings.incrementAndGet();
                }
            });
        long began = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            replica.invalidate(new Scope.Tag(tenant, "t" + i));
        }
        double seconds = (System.nanoTime() - began) / 1e9;

        // Four at once, then sixteen a second, and the next may just be on its way.
        assertThat(rings.get()).isBetween(1, (int) (seconds * 16) + 5);
    }
}
