package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.freshness;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An entry that is fresh for a minute and refreshed from three quarters of it. */
@Timeout(30)
class RefreshAheadTest {

    /** Fresh for an hour; keeps "v1" and nothing much longer. */
    private static final CachePolicy LONG = CachePolicy.freshFor(Duration.ofHours(1))
        .withStale(Duration.ofMinutes(1), Duration.ofHours(1))
        .withJitter(0)
        .withRefreshAt(0.75)
        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10))
        .withCoherence(new Coherence.Eventual())
        .withMemory(1, 4);

    private final long tenant = Requests.tenant();
    private final Origin origin = new Origin();
    private final CacheRequest<String> request = request(key(tenant), POLICY.withRefreshAt(0.75), origin);
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
    void asksNobodyBeforeItsTime() {
        replica.get(request);
        pass(Duration.ofSeconds(40));

        replica.get(request);
        other.get(request);

        assertThat(origin.calls()).isOne();
    }

    @Test
    void servesAtOnceWhatMemoryHoldsAndRefreshesBehind() {
        replica.get(request);
        pass(Duration.ofSeconds(50));
        origin.change();
        Origin.Hold hold = origin.hold();

        CacheAnswer<String> answer = replica.get(request);

        assertThat(value(answer)).isEqualTo("v1");
        assertThat(freshness(answer).state()).isEqualTo(State.FRESH);
        hold.awaitArrival();
        assertThat(origin.lastContext().priority()).isEqualTo(Priority.REFRESH);
        hold.release();
        await().untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v2"));
        assertThat(origin.calls()).isEqualTo(2);
    }

    @Test
    void beginsEarlierWhereALoadTakesLongerThanWhatIsLeft() {
        CacheRequest<String> slow = request(key(tenant), POLICY.withRefreshAt(0.99), context -> {
            if (origin.calls() == 0) {
                replica.passes(Duration.ofDays(3_650));
            }
            return origin.load(context);
        });
        CacheRequest<String> onlyWhatIsStale = slow.withPolicy(POLICY);
        replica.get(slow);
        pass(Duration.ofSeconds(20));
        replica.get(slow);
        assertThat(origin.calls()).as("not before half of its freshness").isOne();

        pass(Duration.ofSeconds(20));
        replica.get(onlyWhatIsStale);
        assertThat(origin.calls()).isOne();
        assertThat(freshness(replica.get(slow)).state()).isEqualTo(State.FRESH);

        await().until(() -> origin.calls() == 2);
    }

    @Test
    void servesAtOnceWhatTheStoreHoldsAndRefreshesBehind() {
        replica.get(request);
        pass(Duration.ofSeconds(50));
        origin.change();
        Origin.Hold hold = origin.hold();

        CacheAnswer<String> answer = other.get(request);

        assertThat(value(answer)).isEqualTo("v1");
        assertThat(freshness(answer).state()).isEqualTo(State.FRESH);
        hold.awaitArrival();
        hold.release();
        await().untilAsserted(() -> assertThat(value(other.get(request))).isEqualTo("v2"));
        assertThat(origin.calls()).isEqualTo(2);
    }

    @Test
    void aFailedRefreshLeavesTheValueFreshAndTheOriginAlone() {
        replica.get(request);
        pass(Duration.ofSeconds(50));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofHours(1));
        replica.get(request);
        await().until(() -> origin.calls() == 2);

        await()
            .during(Duration.ofMillis(300))
            .untilAsserted(() -> {
                assertThat(freshness(replica.get(request)).state()).isEqualTo(State.FRESH);
                assertThat(freshness(other.get(request)).state()).isEqualTo(State.FRESH);
                assertThat(origin.calls()).isEqualTo(2);
            });
    }

    @Test
    void aRefreshThatIsTooLargeToKeepLeavesTheValueFreshAndTheOriginAloneForAWhile() {
        CacheRequest<String> small = request(key(tenant), LONG, origin);
        replica.get(small);
        pass(Duration.ofMinutes(50));
        origin.answers(new LoadResult.Loaded<>("too large"));
        replica.get(small);
        await().until(() -> origin.calls() == 2);

        await()
            .during(Duration.ofMillis(300))
            .untilAsserted(() -> {
                assertThat(value(replica.get(small))).isEqualTo("v1");
                assertThat(freshness(replica.get(small)).state()).isEqualTo(State.FRESH);
                assertThat(origin.calls()).isEqualTo(2);
            });

        pass(Duration.ofMinutes(3));
        await().untilAsserted(() -> {
                assertThat(value(replica.get(small))).isEqualTo("v1");
                assertThat(origin.calls()).isEqualTo(3);
            });
    }

    @Test
    void whatIsKeptOutlivesInTheStoreARefreshThatIsTooLargeToKeep() {
        CacheRequest<String> small = request(key(tenant), LONG, origin);
        replica.get(small);
        pass(Duration.ofMinutes(50));
        origin.answers(new LoadResult.Loaded<>("too large"));
        replica.get(small);
        await().until(() -> origin.calls() == 2);

        await()
            .during(Duration.ofMillis(300))
            .untilAsserted(() -> {
                assertThat(value(other.get(small))).isEqualTo("v1");
                assertThat(value(other.get(withCertainty(small)))).isEqualTo("v1");
                assertThat(origin.calls()).isEqualTo(3);
            });
    }

    @Test
    void anAnswerThatIsTooLargeToKeepReachesWhoHasNothingYoungEnough() {
        CachePolicy neverStale = LONG.withStale(Duration.ZERO, Duration.ofHours(1));
        CacheRequest<String> small = request(key(tenant), neverStale, origin);
        replica.get(small);
        pass(Duration.ofMinutes(59));
        origin.answers(new LoadResult.Loaded<>("too large"));
        replica.get(small);
        await().until(() -> origin.calls() == 2);

        pass(Duration.ofSeconds(90));

        assertThat(value(replica.get(small))).isEqualTo("too large");
    }

    /** Each such read looks into the store. */
    private static CacheRequest<String> withCertainty(CacheRequest<String> request) {
        return request.withPolicy(request.policy().withCoherence(new Coherence.Strict()));
    }

    private void pass(Duration time) {
        replica.passes(time);
        other.passes(time);
        TestPostgres.passes(tenant, time);
    }
}
