package dev.vitrina.cache.simulation;

import static dev.vitrina.cache.simulation.Bench.KEY;
import static dev.vitrina.cache.simulation.Bench.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.entry.EntryCache;
import dev.vitrina.cache.entry.Wiring;
import dev.vitrina.cache.store.EntryId;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left of a load when it has ended, in a time of its own. */
@ExtendWith(SilentEngine.class)
class SettlementTest {

    private static final EntryId ID = EntryId.of(KEY);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Bench bench = new Bench();
    private final Bench.Source origin = new Bench.Source();
    private final Wiring.Wired replica = bench.replica();
    private final EntryCache cache = replica.cache();
    private final EntryCache other = bench.replica().cache();

    @Test
    void anAnswerThatIsNotKeptLeavesWhatIsKeptAndTheLeaseFree() {
        get(cache, POLICY);
        bench.execution.advance(MINUTE.plusMillis(1));
        origin.answer = () -> new LoadResult.Uncacheable<>("private");

        assertAnswer(get(cache, POLICY), "v1", State.STALE, Source.MEMORY);

        assertThat(origin.calls).hasSize(2);
        assertThat(bench.entries.acquire(ID, SECOND, new long[0])).isPresent();
        bench.entries.release(ID, bench.entries.take(ID, SECOND));
        assertAnswer(get(other, POLICY), "v1", State.STALE, Source.STORE);
    }

    @Test
    void anAnswerOfAnySortSaysThatTheCredentialIsGoodAgain() {
        get(cache, POLICY);
        CacheKey refused = new CacheKey(1, "e", "refused");
        for (boolean kept : new boolean[] { true, false }) {
            origin.fails(FailureKind.UNAUTHORISED, null);
            Problem problem = problem(bench.get(cache, refused, POLICY, origin));
            assertThat(pause(problem)).as("the first refusal in a row").isBetween(30L, 60L);
            bench.execution.advance(Duration.ofSeconds(61));

            origin.answer = () -> kept ? new LoadResult.Loaded<>("v") : new LoadResult.Uncacheable<>("v");
            get(cache, POLICY);
        }
        origin.fails(FailureKind.UNAUTHORISED, null);
        assertThat(pause(problem(bench.get(cache, refused, POLICY, origin)))).isBetween(30L, 60L);
    }

    @Test
    void aRefusalForWantOfQuotaOfARefreshFreesTheKeyForUsers() {
        get(cache, POLICY);
        bench.execution.advance(MINUTE.plusMillis(1));
        origin.fails(FailureKind.RATE_LIMITED, Duration.ofHours(1));

        get(cache, POLICY);

        assertThat(bench.entries.acquire(ID, SECOND, new long[0])).isPresent();
    }

    @Test
    void withoutTheStoreWhatHasNotChangedIsFreshAgainHere() {
        origin.answer = () -> new LoadResult.Loaded<>("v1", Set.of("found"), "tag");
        get(cache, POLICY);
        bench.execution.advance(Duration.ofMinutes(3));
        bench.line.cut = true;
        origin.answer = LoadResult.NotModified::new;

        assertAnswer(get(cache, POLICY), "v1", State.FRESH, Source.ORIGIN);
        assertAnswer(get(cache, POLICY), "v1", State.FRESH, Source.MEMORY);
    }

    @Test
    void anAnswerAsLargeAsThePolicyAllowsIsKept() {
        get(cache, POLICY.withMemory(1, 2));

        assertAnswer(get(cache, POLICY), "v1", State.FRESH, Source.MEMORY);
    }

    @Test
    void whatIsNeverFreshIsAnAnswerAllTheSame() {
        CachePolicy none = CachePolicy.freshFor(Duration.ZERO)
            .withStale(Duration.ZERO, Duration.ZERO)
            .withCoherence(new Coherence.Eventual());
        bench.line.beforeWrite = number -> bench.execution.pause(Duration.ofMillis(1).toNanos());

        assertAnswer(get(cache, none), "v1", State.STALE, Source.ORIGIN);
    }

    @Test
    void anAbsenceIsCountedLikeAnyOtherAnswer() {
        origin.answer = LoadResult.NotFound::new;
        get(cache, POLICY);
        get(other, POLICY);
        get(cache, POLICY);

        assertThat(bench.counted(1, replica)).isEqualTo(new CacheCounts(2, 1, 0, 1, 0, 1, 0, 0));
    }

    @Test
    void jitterShortensFreshnessByItsShareAtMost() {
        CachePolicy jittered = POLICY.withJitter(0.1);
        get(cache, jittered);
        bench.execution.advance(Duration.ofSeconds(53));
        assertAnswer(get(cache, jittered), "v1", State.FRESH, Source.MEMORY);
    }

    @Test
    void aFailureBindsFromWhenTheStoreNotedIt() {
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(30));
        bench.line.beforeWrite = number -> bench.execution.pause(SECOND.toNanos());

        assertThat(pause(problem(get(cache, POLICY)))).isEqualTo(30);
    }

    @Test
    void aReplicaThatLearnsOfAFailureAsksTheStoreOnlyOnce() {
        get(cache, POLICY);
        get(other, POLICY);
        bench.execution.advance(Duration.ofMinutes(3));
        origin.fails(FailureKind.UNAVAILABLE, MINUTE);
        get(cache, POLICY);

        assertAnswer(get(other, POLICY), "v1", State.STALE_ON_ERROR, Source.STORE);
        assertAnswer(get(other, POLICY), "v1", State.STALE_ON_ERROR, Source.MEMORY);
        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void datesByTheStoresClockOnceThatHasToldTheTime() {
        bench.clockError = Duration.ofMinutes(-5);
        get(cache, POLICY);
        get(other, POLICY);
        bench.line.cut = true;

        Freshness freshness = bench.get(other, new CacheKey(1, "e", "more"), POLICY, origin).orThrow().freshness();

        assertThat(freshness.fetchedAt()).isEqualTo(bench.postgres.clock());
    }

    @Test
    void aLeaseWhoseLoadATagOfTheKeptAnswerOvertookIsFree() {
        origin.answer = () -> new LoadResult.Loaded<>("v" + origin.calls.size(), Set.of("found"), null);
        get(cache, POLICY);
        bench.execution.advance(Duration.ofMinutes(3));
        assertThat(bench.entries.acquire(ID, Duration.ofMinutes(10), new long[0])).isPresent();
        other.invalidate(new Scope.Tag(1, "found"), Invalidation.SOFT);
        long before = bench.execution.nanoTime();

        assertAnswer(get(cache, POLICY), "v2", State.FRESH, Source.ORIGIN);

        assertThat(bench.execution.nanoTime()).isEqualTo(before);
    }

    @Test
    void aLoadThatAUserJoinsBeforeItCallsIsForHim() {
        bench.line.beforeWrite = number -> {
            if (number == 1) {
                CacheAnswer<String> tooLate = cache.get(request(Priority.INTERACTIVE));
                assertThat(tooLate).isInstanceOf(CacheAnswer.Failed.class);
            }
        };

        CacheAnswer<String> unused = cache.get(request(Priority.EAGER));
        bench.execution.run();

        assertThat(origin.calls.getFirst().priority()).isEqualTo(Priority.INTERACTIVE);
        assertThat(origin.calls.getFirst().remaining()).as("of 15 s").isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aSlowLoadIsBegunSoMuchEarlier() {
        CachePolicy late = POLICY.withRefreshAt(0.999);
        origin.answer = () -> {
            bench.execution.pause(Duration.ofSeconds(14).toNanos());
            return new LoadResult.Loaded<>("v" + origin.calls.size());
        };
        for (int id = 0; id < 20; id++) {
            bench.get(cache, new CacheKey(1, "e", "id=" + id), late, origin);
        }
        origin.answer = null;
        CacheKey last = new CacheKey(1, "e", "last");
        bench.get(cache, last, late, origin);
        int calls = origin.calls.size();
        bench.execution.advance(Duration.ofSeconds(59));
        bench.get(cache, last, late, origin);

        assertThat(origin.calls).hasSize(calls + 1);
    }

    @Test
    void anEndedLoadThatLostItsWayIsNobodysWait() {
        bench.line.before = () -> {
            throw new IllegalStateException("a bug");
        };
        assertThatIllegalStateException().isThrownBy(() -> get(cache, POLICY));

        bench.line.before = () -> {};

        assertAnswer(get(cache, POLICY), "v1", State.FRESH, Source.ORIGIN);
    }

    @Test
    void withoutTheStoreWhatMemoryHoldsAndCannotBeDecodedIsLoadedAgain() {
        get(cache, POLICY);
        bench.line.cut = true;
        CachePolicy bounded = POLICY.withCoherence(new Coherence.Bounded(SECOND));

        assertAnswer(
            cache.get(new CacheRequest<>(KEY, bounded, new HatesTheFirst(), origin)),
            "v2",
            State.FRESH,
            Source.ORIGIN
        );
        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void memoryAnswersWhileTheLogWasReadNoLongerAgoThanThePolicySays() {
        // A log that was never read counts as an hour old.
        CachePolicy bounded = POLICY.withCoherence(new Coherence.Bounded(Duration.ofHours(1)));
        get(cache, bounded);
        assertAnswer(get(cache, bounded), "v1", State.FRESH, Source.MEMORY);

        bench.execution.advance(Duration.ofNanos(1));
        assertAnswer(get(cache, bounded), "v1", State.FRESH, Source.STORE);
    }

    @Test
    void purgingATenantEndsItsPause() {
        origin.fails(FailureKind.UNAUTHORISED, null);
        get(cache, POLICY);
        origin.answer = null;

        cache.purge(1);

        assertAnswer(get(cache, POLICY), "v2", State.FRESH, Source.ORIGIN);
    }

    private CacheRequest<String> request(Priority priority) {
        return new CacheRequest<>(KEY, POLICY, Codec.utf8(), origin).withPriority(priority);
    }

    private CacheAnswer<String> get(EntryCache where, CachePolicy policy) {
        return bench.get(where, policy, origin);
    }

    /** In seconds. */
    private long pause(Problem problem) {
        return Duration.between(bench.postgres.clock(), Objects.requireNonNull(problem.retryAt())).toSeconds();
    }

    private static Problem problem(CacheAnswer<String> answer) {
        return ((CacheAnswer.Failed<String>) answer).problem();
    }

    private static void assertAnswer(CacheAnswer<String> answer, String value, State state, Source source) {
        assertThat(answer.orThrow().value()).isEqualTo(value);
        assertThat(answer.orThrow().freshness().state()).isEqualTo(state);
        assertThat(answer.orThrow().freshness().source()).isEqualTo(source);
    }

    private static final class HatesTheFirst implements Codec<String> {

        @Override
        public byte[] encode(String value) {
            return Codec.utf8().encode(value);
        }

        @Override
        public String decode(byte[] bytes) {
            String value = Codec.utf8().decode(bytes);
            if (value.equals("v1")) {
                throw new IllegalArgumentException("not mine");
            }
            return value;
        }
    }
}
