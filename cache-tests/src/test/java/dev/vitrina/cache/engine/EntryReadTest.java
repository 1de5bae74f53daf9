package dev.vitrina.cache.engine;

import static dev.vitrina.cache.engine.Requests.POLICY;
import static dev.vitrina.cache.engine.Requests.freshness;
import static dev.vitrina.cache.engine.Requests.key;
import static dev.vitrina.cache.engine.Requests.problem;
import static dev.vitrina.cache.engine.Requests.reason;
import static dev.vitrina.cache.engine.Requests.request;
import static dev.vitrina.cache.engine.Requests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntryReadTest {

    private final long tenant = Requests.tenant();
    private final CacheKey key = key(tenant);
    private final Origin origin = new Origin();
    private final AtomicReference<Duration> quotaDelay = new AtomicReference<>(Duration.ZERO);
    private Replica replica;
    private Replica other;

    @BeforeEach
    void start() {
        replica = Replica.start(builder -> builder.budget((tenant, endpoint, priority, reserve) -> quotaDelay.get()));
        other = Replica.start();
    }

    @AfterEach
    void stop() {
        replica.close();
        other.close();
    }

    @Test
    void answersFromTheOriginThenMemoryAndOnAnotherReplicaFromTheStore() {
        CacheRequest<String> request = request(key, origin);

        assertThat(freshness(replica.get(request)).source()).isEqualTo(Source.ORIGIN);
        assertThat(freshness(replica.get(request)).source()).isEqualTo(Source.MEMORY);
        assertThat(freshness(other.get(request)).source()).isEqualTo(Source.STORE);
        assertThat(freshness(other.get(request)).source()).isEqualTo(Source.MEMORY);
        assertThat(origin.calls()).isOne();
    }

    @Test
    void aHitInTheStoreTakesOneRoundTripAndAHitInMemoryNone() {
        CacheRequest<String> request = request(key, origin);
        other.get(request);
        int before = replica.database().roundTrips();

        replica.get(request);
        replica.get(request);

        assertThat(replica.database().roundTrips() - before).isOne();
    }

    @Test
    void tellsTheAgeByTheDatabasesClock() {
        CacheRequest<String> request = request(key, origin);
        replica.get(request);
        TestPostgres.passes(tenant, Duration.ofSeconds(30));

        var freshness = freshness(other.get(request));

        assertThat(freshness.age()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
        assertThat(freshness.expiresAt()).isEqualTo(freshness.fetchedAt().plus(POLICY.fresh()));
        assertThat(freshness.state()).isEqualTo(State.FRESH);
    }

    @Test
    void servesStaleAtOnceAndRefreshesBehind() {
        CacheRequest<String> request = request(key, origin);
        replica.get(request);
        pass(Duration.ofSeconds(90));
        origin.change();
        Origin.Hold hold = origin.hold();

        CacheAnswer<String> stale = replica.get(request);

        assertThat(value(stale)).isEqualTo("v1");
        assertThat(freshness(stale).state()).isEqualTo(State.STALE);
        hold.awaitArrival();
        assertThat(origin.lastContext().priority()).isEqualTo(Priority.REFRESH);
        hold.release();
        await().untilAsserted(() -> assertThat(value(replica.get(request))).isEqualTo("v2"));
        assertThat(origin.calls()).isEqualTo(2);
    }

    @Test
    void servesStaleWithTheReasonWhenTheOriginIsDownAndLeavesItAlone() {
        CacheRequest<String> request = request(key, origin);
        replica.get(request);
        pass(Duration.ofMinutes(30));
        origin.fails(FailureKind.UNAVAILABLE);

        CacheAnswer<String> first = replica.get(request);
        CacheAnswer<String> second = replica.get(request);
        CacheAnswer<String> elsewhere = other.get(request);

        for (CacheAnswer<String> answer : Set.of(first, second, elsewhere)) {
            assertThat(value(answer)).isEqualTo("v1");
            assertThat(freshness(answer).state()).isEqualTo(State.STALE_ON_ERROR);
            assertThat(reason(answer).kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(reason(answer).retryAt()).isNotNull();
        }
        assertThat(origin.calls()).isEqualTo(2);
    }

    @Test
    void asksAgainWhenTheBackOffIsOverAndLongerAfterEachFailure() {
        CacheRequest<String> request = request(key, origin);
        origin.fails(FailureKind.UNAVAILABLE);
        replica.get(request);
        pass(Duration.ofSeconds(2));
        replica.get(request);
        assertThat(origin.calls()).isEqualTo(2);
        assertThat(TestPostgres.number("SELECT failure_attempt FROM cache.entry WHERE tenant = " + tenant)).isEqualTo(
            2
        );
        pass(Duration.ofSeconds(3));
        origin.mends();

        assertThat(value(replica.get(request))).isEqualTo("v1");
        assertThat(TestPostgres.number("SELECT failure_attempt FROM cache.entry WHERE tenant = " + tenant)).isZero();
    }

    @Test
    void failsWithTheReasonWhenNothingIsYoungEnough() {
        CacheRequest<String> request = request(key, origin);
        replica.get(request);
        pass(Duration.ofHours(2));
        origin.fails(FailureKind.MALFORMED);

        assertThat(problem(replica.get(request)).kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void retryAfterOfTheOriginWins() {
        CacheRequest<String> request = request(key, origin);
        origin.fails(FailureKind.RATE_LIMITED, Duration.ofMinutes(20));
        replica.get(request);
        pass(Duration.ofMinutes(19));
        assertThat(problem(replica.get(request)).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(origin.calls()).isOne();
        pass(Duration.ofMinutes(2));
        origin.mends();

        assertThat(value(replica.get(request))).isEqualTo("v1");
    }

    @Test
    void remembersThatThereIsNoSuchThing() {
        CachePolicy policy = POLICY.withNegative(Duration.ofSeconds(20), Duration.ofSeconds(10));
        CacheRequest<String> request = request(key, policy, origin);
        origin.answers(new LoadResult.NotFound<>());

        assertThat(replica.get(request)).isInstanceOf(CacheAnswer.Absent.class);
        assertThat(other.get(request)).isInstanceOf(CacheAnswer.Absent.class);
        assertThat(origin.calls()).isOne();
        pass(Duration.ofSeconds(21));
        origin.mends();
        assertThat(value(replica.get(request))).isEqualTo("v1");
    }

    @Test
    void remembersARefusedRequestPerRequest() {
        CachePolicy policy = POLICY.withNegative(Duration.ofSeconds(20), Duration.ofSeconds(10));
        origin.fails(FailureKind.REJECTED);
        replica.get(request(key, policy, origin));
        replica.get(request(key, policy, origin));
        assertThat(origin.calls()).isOne();
        origin.mends();

        CacheKey another = new CacheKey(tenant, key.endpoint(), "id=2");
        assertThat(value(replica.get(request(another, policy, origin)))).isEqualTo("v1");
        pass(Duration.ofSeconds(11));
        assertThat(value(replica.get(request(key, policy, origin)))).isEqualTo("v1");
    }

    @Test
    void aRefusedCredentialStopsTheTenantsLoadsAndErasesNothing() {
        CacheRequest<String> request = request(key, origin);
        CacheRequest<String> unrelated = request(new CacheKey(tenant, "test/others", ""), origin);
        replica.get(request);
        pass(Duration.ofMinutes(10));
        origin.fails(FailureKind.UNAUTHORISED);

        assertThat(reason(replica.get(request)).kind()).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(problem(replica.get(unrelated)).kind()).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(problem(other.get(unrelated)).kind()).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(value(other.get(request))).isEqualTo("v1");
        assertThat(origin.calls()).isEqualTo(2);

        origin.mends();
        replica.cache().invalidate(new dev.vitrina.cache.Scope.Tenant(tenant), dev.vitrina.cache.Invalidation.SOFT);
        assertThat(freshness(replica.get(request)).source()).isEqualTo(Source.ORIGIN);
    }

    @Test
    void returnsAnOversizedAnswerWithoutKeepingIt() {
        CacheRequest<String> request = request(key, POLICY.withMemory(1, 1), origin);

        assertThat(value(replica.get(request))).isEqualTo("v1");
        origin.change();
        assertThat(value(replica.get(request))).isEqualTo("v2");
        assertThat(value(other.get(request))).isEqualTo("v2");
    }

    @Test
    void givesWhatTheOriginCallsPrivateToThoseWhoWaitedAndKeepsItNowhere() {
        CacheRequest<String> request = request(key, origin);
        origin.answers(new LoadResult.Uncacheable<>("private"));
        Origin.Hold hold = origin.hold();
        var first = replica.reading(request);
        hold.awaitArrival();
        var second = replica.reading(request);
        hold.release();

        assertThat(value(first.join())).isEqualTo("private");
        assertThat(value(second.join())).isEqualTo("private");
        assertThat(TestPostgres.number("SELECT count(body) FROM cache.entry WHERE tenant = " + tenant)).isZero();
        origin.mends();
        assertThat(value(replica.get(request))).isEqualTo("v1");
        assertThat(value(other.get(request))).isEqualTo("v1");
    }

    @Test
    void replicasDoNotWaitForEachOthersPrivateAnswers() {
        CacheRequest<String> request = request(key, origin);
        origin.answers(new LoadResult.Uncacheable<>("private"));
        replica.get(request);
        Origin.Hold hold = origin.hold();
        var held = replica.reading(request);
        hold.awaitArrival();
        origin.flow();

        assertThat(value(other.get(request))).isEqualTo("private");
        assertThat(held).isNotDone();
        hold.release();
        held.join();
    }

    @Test
    void replicasDoNotWaitForEachOtherOnceAnAnswerTurnedOutNotCacheable() {
        CacheRequest<String> request = request(key, POLICY.withMemory(1, 1), origin);
        replica.get(request);
        Origin.Hold hold = origin.hold();
        var held = replica.reading(request);
        hold.awaitArrival();
        origin.flow();

        assertThat(value(other.get(request))).isEqualTo("v1");
        assertThat(held).isNotDone();
        hold.release();
        assertThat(value(held.join())).isEqualTo("v1");
    }

    @Test
    void keepsTheValueThatTheOriginSaysHasNotChanged() {
        CacheRequest<String> request = request(key, origin);
        origin.etag("\"abc\"");
        replica.get(request);
        pass(Duration.ofMinutes(30));
        origin.answers(new LoadResult.NotModified<>());

        CacheAnswer<String> renewed = replica.get(request);

        assertThat(origin.lastContext().etag()).isEqualTo("\"abc\"");
        assertThat(value(renewed)).isEqualTo("v1");
        assertThat(freshness(renewed).age()).isLessThan(Duration.ofSeconds(30));
        assertThat(freshness(other.get(request)).state()).isEqualTo(State.FRESH);
    }

    @Test
    void keepsAValueThatIsTooOldToServeForItsValidatorOnly() {
        CacheRequest<String> request = request(key, POLICY.withKeep(Duration.ofDays(1)), origin);
        origin.etag("\"abc\"");
        replica.get(request);
        assertThat(keptForSeconds()).isGreaterThan(Duration.ofDays(1).toSeconds());
        pass(Duration.ofHours(5));

        origin.fails(FailureKind.UNAVAILABLE);
        assertThat(problem(replica.get(request)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        pass(Duration.ofMinutes(10));
        origin.answers(new LoadResult.NotModified<>());

        assertThat(value(replica.get(request))).isEqualTo("v1");
        assertThat(origin.lastContext().etag()).isEqualTo("\"abc\"");
        assertThat(origin.lastContext().priority()).isEqualTo(Priority.INTERACTIVE);
    }

    private long keptForSeconds() {
        return TestPostgres.number(
            "SELECT extract(epoch FROM keep_until - fetched_at)::bigint FROM cache.entry WHERE tenant = " + tenant
        );
    }

    @Test
    void notModifiedWithoutAKeptValueIsTheOriginsMistake() {
        origin.answers(new LoadResult.NotModified<>());

        assertThat(problem(replica.get(request(key, origin))).kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void whatFailedIsTriedAgainOnceItIsInvalidated() {
        origin.fails(FailureKind.REJECTED);
        CacheRequest<String> request = request(key, POLICY.withNegative(Duration.ZERO, Duration.ofDays(1)), origin);
        replica.get(request);
        assertThat(problem(other.get(request)).kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(origin.calls()).isOne();
        origin.mends();

        replica.cache().invalidate(new Scope.Tenant(tenant), Invalidation.SOFT);

        assertThat(value(replica.get(request))).isEqualTo("v1");
    }

    @Test
    void aValueThatItsCodecDoesNotTakeIsAFailureThatAllReplicasKnow() {
        Codec<String> picky = new Codec<>() {
            @Override
            public byte[] encode(String value) {
                throw new IllegalStateException("not this one");
            }

            @Override
            public String decode(byte[] bytes) {
                throw new IllegalStateException("nothing was kept");
            }
        };
        CacheRequest<String> request = new CacheRequest<>(key, POLICY, picky, origin);

        assertThat(problem(replica.get(request)).kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(problem(other.get(request)).kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(origin.calls()).isOne();
    }

    @Test
    void loadsAgainWhatItsCodecDoesNotUnderstand() {
        replica.get(request(key, origin));
        origin.change();
        Codec<String> newer = new Codec<>() {
            @Override
            public byte[] encode(String value) {
                return ("new:" + value).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            }

            @Override
            public String decode(byte[] bytes) {
                String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                if (!text.startsWith("new:")) {
                    throw new IllegalArgumentException(text);
                }
                return text.substring(4);
            }
        };
        CacheRequest<String> request = new CacheRequest<>(key, POLICY, newer, origin);

        assertThat(value(replica.get(request))).isEqualTo("v2");
        assertThat(value(other.get(request))).isEqualTo("v2");
        assertThat(origin.calls()).isEqualTo(2);
    }

    @Test
    void aRaisedPolicyVersionIsAnotherEntry() {
        replica.get(request(key, origin));
        origin.change();

        assertThat(value(replica.get(request(key, POLICY.withVersion(2), origin)))).isEqualTo("v2");
        assertThat(value(other.get(request(key, origin)))).isEqualTo("v1");
    }

    @Test
    void jitterShortensFreshnessByTheKeyAlikeOnAllReplicas() {
        CachePolicy policy = POLICY.withJitter(0.5);
        Set<Duration> spans = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            CacheRequest<String> request = request(new CacheKey(tenant, "test/things", "id=" + i), policy, origin);
            var here = freshness(replica.get(request));
            var there = freshness(other.get(request));
            assertThat(there.expiresAt()).isEqualTo(here.expiresAt());
            Duration span = Duration.between(here.fetchedAt(), here.expiresAt());
            assertThat(span).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
            spans.add(span);
        }
        assertThat(spans).hasSize(20);
    }

    @Test
    void aBackgroundRefreshWaitsForTheBudgetAndAWaitingUserDoesNot() {
        CacheRequest<String> request = request(key, origin);
        quotaDelay.set(Duration.ofMinutes(1));
        assertThat(value(replica.get(request))).isEqualTo("v1");
        pass(Duration.ofSeconds(90));

        await().untilAsserted(() ->
                assertThat(freshness(replica.get(request)).problem())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.kind()).isEqualTo(FailureKind.RATE_LIMITED))
            );
        assertThat(origin.calls()).isOne();
    }

    @Test
    void aBudgetThatThrowsHoldsNobodyBack() {
        try (
            Replica blind = Replica.start(builder ->
                builder.budget((tenant, endpoint, priority, reserve) -> {
                    throw new IllegalStateException("no quota is known");
                })
            )
        ) {
            CacheRequest<String> request = request(key, origin);
            blind.get(request);
            blind.passes(Duration.ofMinutes(30));
            TestPostgres.passes(tenant, Duration.ofMinutes(30));
            origin.change();

            assertThat(value(blind.get(request))).isEqualTo("v2");
        }
    }

    @Test
    void aQuotaUsedUpForBackgroundWorkHoldsNoWaitingUserBackOnAnyReplica() {
        origin.fails(FailureKind.RATE_LIMITED, Duration.ofHours(1));
        replica.get(request(key, origin).withPriority(Priority.EAGER));
        replica.get(request(key, origin).withPriority(Priority.EAGER));
        assertThat(origin.calls()).isOne();
        origin.mends();

        assertThat(value(other.get(request(key, origin)))).isEqualTo("v1");

        CacheKey another = new CacheKey(tenant, key.endpoint(), "id=2");
        origin.fails(FailureKind.RATE_LIMITED, Duration.ofHours(1));
        replica.get(request(another, origin).withPriority(Priority.EAGER));
        origin.mends();
        assertThat(value(replica.get(request(another, origin)))).isEqualTo("v1");
    }

    @Test
    void aBudgetThatIsKeptForUsersHoldsNoUserBack() {
        quotaDelay.set(Duration.ofHours(1));
        assertThat(problem(replica.get(request(key, origin).withPriority(Priority.EAGER))).kind()).isEqualTo(
            FailureKind.RATE_LIMITED
        );
        assertThat(origin.calls()).isZero();

        assertThat(value(replica.get(request(key, origin)))).isEqualTo("v1");
    }

    @Test
    void anExceptionOfTheLoaderIsAFailureWithoutItsText() {
        CacheRequest<String> request = request(key, POLICY, context -> {
            throw new IllegalStateException("secret");
        });

        assertThat(problem(replica.get(request)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem(replica.get(request)).message()).doesNotContain("secret");
    }

    @Test
    void countsOfAllReplicasMeet() {
        CacheRequest<String> request = request(key, origin);
        replica.get(request);
        other.get(request);
        other.get(request);
        other.close();

        var activity = replica.cache().activity(tenant);

        assertThat(activity.reads()).isEqualTo(3);
        assertThat(activity.loads()).isOne();
        assertThat(activity.callsSaved()).isEqualTo(2);
    }

    @Test
    void purgingATenantForgetsItEverywhereAndNobodyElse() {
        CacheKey neighbour = key(Requests.tenant());
        replica.get(request(key, origin));
        replica.get(request(neighbour, origin));
        other.get(request(key, origin));

        replica.cache().purge(tenant);

        assertThat(TestPostgres.number("SELECT count(*) FROM cache.entry WHERE tenant = " + tenant)).isZero();
        assertThat(replica.cache().activity(tenant).reads()).isZero();
        origin.change();
        assertThat(value(replica.get(request(key, origin)))).isEqualTo("v2");
        assertThat(value(replica.get(request(neighbour, origin)))).isEqualTo("v1");
        await().untilAsserted(() -> assertThat(value(other.get(request(key, origin)))).isEqualTo("v2"));
    }

    @Test
    void anEndpointNeverHoldsMoreMemoryThanItsShare() {
        try (Replica small = Replica.start(builder -> builder.memoryBytes(100_000))) {
            CachePolicy policy = POLICY.withMemory(0.1, 1 << 20);
            for (int i = 0; i < 100; i++) {
                small.get(
                    request(new CacheKey(tenant, "test/greedy", "id=" + i), policy, context ->
                        new LoadResult.Loaded<>("x".repeat(1_000))
                    )
                );
            }
            int inMemory = 0;
            for (int i = 0; i < 100; i++) {
                var answer = small.get(request(new CacheKey(tenant, "test/greedy", "id=" + i), policy, origin));
                inMemory += freshness(answer).source() == Source.MEMORY ? 1 : 0;
            }
            assertThat(inMemory).isBetween(1, 9);
        }
    }

    private void pass(Duration time) {
        replica.passes(time);
        other.passes(time);
        TestPostgres.passes(tenant, time);
    }
}
