package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.PutOutcome;
import dev.vitrina.cache.Scope;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking without loading, and keeping what a caller has already. */
class FindAndPutTest {

    private static final String TAG = "asked";

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();
    private final CacheRequest<String> request = request(key, origin, TAG);
    private Replica replica;
    private Replica other;

    @BeforeEach
    void start() {
        replica = Replica.start();
        other = Replica.start();
    }

    @AfterEach
    void stop() {
        replica.close();
        other.close();
    }

    @Test
    void findsNothingAndLoadsNothingWhereNothingIsKept() {
        assertThat(replica.cache().find(request)).isEmpty();

        assertThat(origin.calls()).isZero();
        assertThat(replica.cache().activity(tenant).reads()).isZero();
    }

    @Test
    void findsWhatIsKeptWithItsAgeInMemoryAndInTheStore() {
        replica.get(request);

        assertThat(replica.cache().find(request)).hasValueSatisfying(kept -> {
                assertThat(value(kept)).isEqualTo("v1");
                assertThat(kept.freshness().source()).isEqualTo(Source.MEMORY);
            });
        assertThat(other.cache().find(request)).hasValueSatisfying(kept -> {
                assertThat(value(kept)).isEqualTo("v1");
                assertThat(kept.freshness().source()).isEqualTo(Source.STORE);
                assertThat(kept.freshness().age()).isLessThan(Duration.ofSeconds(30));
            });
    }

    @Test
    void findsWhatIsStaleAndBeginsNoRefreshForIt() {
        replica.get(request);
        replica.passes(Duration.ofSeconds(90));
        TestPostgres.passes(tenant, Duration.ofSeconds(90));

        assertThat(replica.cache().find(request)).hasValueSatisfying(kept -> {
                assertThat(kept.freshness().state()).isEqualTo(State.STALE);
                assertThat(kept.freshness().age()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
            });
        assertThat(origin.calls()).isOne();
    }

    @Test
    void findsNothingOfWhatWasInvalidatedAndTheRemainsOfWhatWasSoftened() {
        replica.get(request);
        replica.cache().invalidate(new Scope.Tag(tenant, TAG), Invalidation.SOFT);
        assertThat(replica.cache().find(request)).hasValueSatisfying(kept ->
            assertThat(kept.freshness().state()).isEqualTo(State.STALE)
        );

        replica.invalidate(new Scope.Key(key));

        assertThat(replica.cache().find(request)).isEmpty();
        assertThat(origin.calls()).isOne();
    }

    @Test
    void putsAValueForAllReplicasInPlaceOfWhatTheyHold() {
        replica.get(request);
        other.get(request);

        assertThat(replica.cache().put(request, "put")).isEqualTo(PutOutcome.KEPT);

        assertThat(value(replica.get(request))).isEqualTo("put");
        await().untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("put"));
        assertThat(origin.calls()).isOne();
    }

    @Test
    void putsAnAbsence() {
        replica.cache().put(request, null);

        assertThat(other.get(request)).isInstanceOf(CacheAnswer.Absent.class);
        assertThat(origin.calls()).isZero();
    }

    @Test
    void aLoadThatBeganBeforeThePutDoesNotBringTheOldValueBack() {
        Origin.Hold hold = origin.hold();
        var earlier = other.reading(request);
        hold.awaitArrival();

        replica.cache().put(request, "put");
        hold.release();

        assertThat(value(earlier.join())).isEqualTo("v1");
        assertThat(value(other.get(request))).isEqualTo("put");
        assertThat(value(replica.get(request))).isEqualTo("put");
    }

    @ParameterizedTest
    @MethodSource("dev.vitrina.cache.engine.InvalidationRaceTest#ways")
    void aPutThatAnInvalidationOvertakesIsNotKept(InvalidationRaceTest.Way way) {
        CacheRequest<String> tagged = request(key, origin, TAG, "found");
        ControlPoint storing = new ControlPoint("INSERT INTO cache.entry");
        replica.database().before(storing);
        var put = CompletableFuture.supplyAsync(() -> replica.cache().put(tagged, "put"));
        storing.awaitReached();
        other.invalidate(way.of(tenant));
        storing.release();

        assertThat(put.join()).isEqualTo(PutOutcome.OVERTAKEN);
        assertThat(replica.cache().find(tagged)).isEmpty();
        assertThat(value(replica.get(tagged))).isEqualTo("v1");
    }

    @Test
    void aPutThatDiesHalfwayLeavesNothingOldAnywhere() {
        other.get(request);
        ControlPoint storing = new ControlPoint("INSERT INTO cache.entry");
        replica.database().before(storing);
        var put = CompletableFuture.supplyAsync(() -> replica.cache().put(request, "put"));
        storing.awaitReached();

        await().untilAsserted(() -> assertThat(other.cache().find(request)).isEmpty());
        storing.release();
        assertThat(put.join()).isEqualTo(PutOutcome.KEPT);
        await().untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("put"));
    }

    @Test
    void replacesWhatOtherVersionsOfThePolicyKeep() {
        CacheRequest<String> older = Requests.request(key, Requests.POLICY.withVersion(7), origin);
        other.get(older);

        replica.cache().put(request, "put");

        await().untilAsserted(() -> assertThat(other.cache().find(older)).isEmpty());
    }

    @Test
    void ofTwoPutsOneWinsOnAllReplicas() {
        ControlPoint storing = new ControlPoint("INSERT INTO cache.entry");
        replica.database().before(storing);
        var first = CompletableFuture.supplyAsync(() -> replica.cache().put(request, "first"));
        storing.awaitReached();

        assertThat(other.cache().put(request, "second")).isEqualTo(PutOutcome.KEPT);
        storing.release();

        assertThat(first.join()).isEqualTo(PutOutcome.OVERTAKEN);
        assertThat(value(replica.get(request))).isEqualTo("second");
        assertThat(value(other.get(request))).isEqualTo("second");
    }

    @Test
    void aValueThatIsTooLargeLeavesNothing() {
        CacheRequest<String> small = request(key, POLICY.withMemory(1, 100), origin, TAG);
        replica.get(small);

        assertThat(replica.cache().put(small, "x".repeat(101))).isEqualTo(PutOutcome.TOO_LARGE);

        assertThat(replica.cache().find(small)).isEmpty();
    }

    @Test
    void aValueThatCannotBeEncodedChangesNothing() {
        replica.get(request);
        Codec<String> broken = new Codec<>() {
            @Override
            public byte[] encode(String value) {
                throw new IllegalArgumentException("no");
            }

            @Override
            public String decode(byte[] bytes) {
                return "";
            }
        };

        assertThatThrownBy(() ->
            replica.cache().put(new CacheRequest<>(key, POLICY, broken, origin), "x")
        ).isInstanceOf(IllegalArgumentException.class);

        assertThat(value(replica.get(request))).isEqualTo("v1");
    }

    @Test
    void withoutTheStoreAPutServesHereAndIsInvalidatedEverywhereOnceItIsBack() {
        other.get(request);
        replica
            .database()
            .before(sql -> {
                throw new SQLException("gone", "08006");
            });

        assertThatThrownBy(() -> replica.cache().put(request, "put")).isInstanceOf(CacheStoreException.class);
        assertThat(replica.cache().find(request)).hasValueSatisfying(kept -> assertThat(value(kept)).isEqualTo("put"));
        assertThat(value(other.get(request))).isEqualTo("v1");
        replica.database().before(sql -> {});
        origin.change();

        await().untilAsserted(() -> {
                assertThat(value(other.get(request))).isEqualTo("v2");
                assertThat(value(replica.get(request))).isEqualTo("v2");
            });
    }
}
