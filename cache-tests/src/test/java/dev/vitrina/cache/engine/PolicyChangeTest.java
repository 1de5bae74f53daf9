package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.freshness;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.policy.Overrides;
import dev.vitrina.cache.policy.PolicyField;
import dev.vitrina.cache.policy.PolicyOverride;
import dev.vitrina.cache.policy.PolicyOverrides;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A policy that is changed while entries are held: what is kept is judged by the policy of the moment. */
@Timeout(30)
class PolicyChangeTest {

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();
    private final CacheRequest<String> request = request(key, origin);
    private final PolicyOverrides policies = new PolicyOverrides();
    private Replica replica;
    private Replica other;

    @BeforeEach
    void start() {
        replica = Replica.start(builder -> builder.policies(policies));
        other = Replica.start(builder -> builder.policies(policies));
    }

    @AfterEach
    void stop() {
        replica.close();
        other.close();
    }

    @Test
    void aShortenedLifeEndsWhatMemoryHolds() {
        replica.get(request);
        pass(Duration.ofSeconds(30));
        assertThat(freshness(replica.get(request)).source()).isEqualTo(Source.MEMORY);
        origin.change();

        set(lives(Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO));

        assertThat(value(replica.get(request))).isEqualTo("v2");
        assertThat(freshness(replica.get(request)).expiresAt()).isEqualTo(
            freshness(replica.get(request)).fetchedAt().plusSeconds(20)
        );
    }

    @Test
    void aShortenedLifeEndsWhatTheStoreHolds() {
        replica.get(request);
        pass(Duration.ofSeconds(30));
        origin.change();

        set(lives(Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO));

        assertThat(value(other.get(request))).isEqualTo("v2");
        assertThat(origin.calls()).isEqualTo(2);
    }

    @Test
    void aShortenedFreshnessMakesWhatIsHeldStale() {
        replica.get(request);
        pass(Duration.ofSeconds(30));
        origin.hold();

        set(fresh(Duration.ofSeconds(20)));

        assertThat(freshness(replica.get(request)).state()).isEqualTo(State.STALE);
        assertThat(freshness(other.get(request)).state()).isEqualTo(State.STALE);
        origin.flow();
    }

    @Test
    void aShortenedMemoryOfAbsenceAsksAgain() {
        origin.answers(new LoadResult.NotFound<>());
        replica.get(request);
        pass(Duration.ofSeconds(30));
        origin.mends();

        set(notFoundFor(Duration.ofSeconds(20)));

        assertThat(value(replica.get(request))).isEqualTo("v1");
    }

    @Test
    void aLengthenedLifeRevivesWhatIsStillKept() {
        replica.get(request);
        pass(Duration.ofMinutes(30));

        set(fresh(Duration.ofHours(1)));

        assertThat(freshness(replica.get(request)).state()).isEqualTo(State.FRESH);
        assertThat(freshness(replica.get(request)).source()).isEqualTo(Source.MEMORY);
        assertThat(freshness(other.get(request)).state()).isEqualTo(State.FRESH);
        assertThat(origin.calls()).isOne();
    }

    @Test
    void takingTheOverrideBackRestoresTheDeclaredPolicy() {
        set(fresh(Duration.ofHours(1)));
        replica.get(request);
        pass(Duration.ofSeconds(90));
        assertThat(freshness(replica.get(request)).state()).isEqualTo(State.FRESH);
        origin.hold();

        policies.replace(Map.of());

        // Of one answer: the next may be the store's, whose time has passed by moving it back.
        Freshness told = freshness(replica.get(request));
        assertThat(told.expiresAt()).isEqualTo(told.fetchedAt().plus(POLICY.fresh()));
        origin.flow();
    }

    @Test
    void timeoutsCountFromTheNextRead() {
        PolicyOverride impatient = Overrides.of(PolicyField.SOFT_TIMEOUT, 0);
        set(Overrides.with(impatient, PolicyField.HARD_TIMEOUT, 100));
        Origin.Hold hold = origin.hold();

        CacheAnswer<String> answer = replica.get(request);

        assertThat(answer).isInstanceOf(CacheAnswer.Failed.class);
        hold.release();
    }

    @Test
    void aReaderByTheNewPolicyIsNotBoundByWhoLookedByTheOldOne() throws Exception {
        replica.get(request);
        TestPostgres.passes(tenant, Duration.ofSeconds(30));
        origin.change();
        ControlPoint looked = new ControlPoint("FROM cache.entry");
        other.database().after(looked);
        var before = other.reading(request);
        looked.awaitReached();

        set(lives(Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO));
        CompletableFuture<CacheAnswer<String>> after = new CompletableFuture<>();
        Thread joining = Thread.ofVirtual().start(() -> after.complete(other.get(request)));
        await().until(() -> joining.getState() == Thread.State.TIMED_WAITING);
        looked.release();

        assertThat(value(before.get(10, TimeUnit.SECONDS))).isEqualTo("v1");
        assertThat(value(after.get(10, TimeUnit.SECONDS))).isEqualTo("v2");
    }

    private void set(PolicyOverride override) {
        policies.replace(Map.of(key.endpoint(), override));
    }

    private static PolicyOverride fresh(Duration fresh) {
        return lives(fresh, POLICY.staleWhileRevalidate(), POLICY.staleIfError());
    }

    private static PolicyOverride lives(Duration fresh, Duration whileRevalidate, Duration ifError) {
        PolicyOverride override = Overrides.fresh(fresh);
        override = Overrides.with(override, PolicyField.STALE_WHILE_REVALIDATE, whileRevalidate);
        return Overrides.with(override, PolicyField.STALE_IF_ERROR, ifError);
    }

    private static PolicyOverride notFoundFor(Duration span) {
        return Overrides.with(PolicyOverride.NONE, PolicyField.NOT_FOUND_FOR, span);
    }

    private void pass(Duration time) {
        replica.passes(time);
        other.passes(time);
        TestPostgres.passes(tenant, time);
    }
}
