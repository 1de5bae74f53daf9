package dev.vitrina.cache.simulation;

import static dev.vitrina.cache.simulation.Bench.KEY;
import static dev.vitrina.cache.simulation.Bench.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheActivity;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one read does, case by case, in a time of its own. */
@ExtendWith(SilentEngine.class)
class ReadTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Bench bench = new Bench();
    private final Bench.Source origin = new Bench.Source();
    private final Wiring.Wired replica = bench.replica();
    private final EntryCache cache = replica.cache();

    @Test
    void asksTheOriginOnceAndThenMemory() {
        assertAnswer(get(), "v1", State.FRESH, Source.ORIGIN);
        assertAnswer(get(), "v1", State.FRESH, Source.MEMORY);
        bench.execution.advance(MINUTE);
        assertAnswer(get(), "v1", State.FRESH, Source.MEMORY);

        assertThat(origin.calls).hasSize(1);
        assertThat(origin.calls.getFirst().priority()).isEqualTo(Priority.INTERACTIVE);
        assertThat(origin.calls.getFirst().remaining()).isEqualTo(Duration.ofSeconds(15));
        assertThat(cache.activity(1)).isEqualTo(new CacheActivity(3, 1, 0));
    }

    @Test
    void anotherReplicaFindsItInTheStoreWithItsAge() {
        get();
        bench.execution.advance(Duration.ofSeconds(20));
        EntryCache other = bench.replica().cache();

        CacheAnswer<String> answer = bench.get(other, POLICY, origin);

        assertAnswer(answer, "v1", State.FRESH, Source.STORE);
        assertThat(answer.orThrow().freshness().age()).isEqualTo(Duration.ofSeconds(20));
        assertAnswer(bench.get(other, POLICY, origin), "v1", State.FRESH, Source.MEMORY);
        assertThat(other.activity(1)).isEqualTo(new CacheActivity(2, 0, 0));
    }

    @Test
    void memoryIsNotAskedWhereTheLogOfInvalidationsIsOld() {
        get();

        assertAnswer(get(POLICY.withCoherence(new Coherence.Bounded(SECOND))), "v1", State.FRESH, Source.STORE);
        assertAnswer(get(POLICY.withCoherence(new Coherence.Strict())), "v1", State.FRESH, Source.STORE);
        assertAnswer(
            get(POLICY.withCoherence(new Coherence.Bounded(Duration.ofDays(1)))),
            "v1",
            State.FRESH,
            Source.MEMORY
        );
    }

    @Test
    void anotherVersionOfThePolicyIsAnotherEntry() {
        get();

        assertAnswer(get(POLICY.withVersion(2)), "v2", State.FRESH, Source.ORIGIN);
    }

    @Test
    void aStaleValueIsServedAtOnceWhileARefreshRunsBehind() {
        get();
        bench.execution.advance(MINUTE.plusMillis(1));

        assertAnswer(get(), "v1", State.STALE, Source.MEMORY);
        assertThat(origin.calls.getLast().priority()).isEqualTo(Priority.REFRESH);
        assertAnswer(get(), "v2", State.FRESH, Source.MEMORY);
        assertThat(origin.calls).hasSize(2);
        assertThat(cache.activity(1)).isEqualTo(new CacheActivity(3, 2, 0));
    }

    @Test
    void aStaleValueOfTheStoreIsServedWhileARefreshRunsBehind() {
        get();
        bench.execution.advance(MINUTE.plusMillis(1));
        EntryCache other = bench.replica().cache();

        assertAnswer(bench.get(other, POLICY, origin), "v1", State.STALE, Source.STORE);
        assertAnswer(bench.get(other, POLICY, origin), "v2", State.FRESH, Source.MEMORY);
    }

    @Test
    void anOlderOneIsServedOnlyWhenTheOriginFails() {
        get();
        bench.execution.advance(Duration.ofMinutes(3));
        assertAnswer(get(), "v2", State.FRESH, Source.ORIGIN);

        bench.execution.advance(Duration.ofMinutes(3));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(30));
        CacheAnswer<String> answer = get();

        assertAnswer(answer, "v2", State.STALE_ON_ERROR, Source.STORE);
        Problem problem = Objects.requireNonNull(answer.orThrow().freshness().problem());
        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem.retryAt()).isEqualTo(bench.postgres.clock().plusSeconds(30));
    }

    @Test
    void aFailureIsSharedUntilItIsToBeTriedAgain() {
        get();
        bench.execution.advance(Duration.ofMinutes(3));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(30));
        get();
        EntryCache other = bench.replica().cache();

        bench.execution.advance(Duration.ofSeconds(29));
        assertAnswer(get(), "v1", State.STALE_ON_ERROR, Source.MEMORY);
        assertAnswer(bench.get(other, POLICY, origin), "v1", State.STALE_ON_ERROR, Source.STORE);
        assertThat(origin.calls).hasSize(2);

        bench.execution.advance(SECOND);
        get();
        assertThat(origin.calls).hasSize(3);
        assertThat(cache.activity(1).failures()).isEqualTo(2);
    }

    @Test
    void withNothingToShowAFailureIsTheAnswer() {
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(30));

        assertThat(problem(get()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem(get()).message()).isEqualTo("no");
        assertThat(origin.calls).hasSize(1);
        assertThat(cache.activity(1)).isEqualTo(new CacheActivity(2, 1, 1));

        bench.execution.advance(Duration.ofSeconds(30));
        origin.answer = null;
        assertAnswer(get(), "v2", State.FRESH, Source.ORIGIN);
    }

    @Test
    void nothingIsServedWhenItIsTooOldEvenForAFailure() {
        get();
        bench.execution.advance(Duration.ofMinutes(61).plusMillis(1));
        origin.fails(FailureKind.UNAVAILABLE, null);

        assertThat(problem(get()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(origin.calls.getLast().priority()).isEqualTo(Priority.INTERACTIVE);
    }

    @Test
    void failuresInARowAreTriedAgainLaterAndLater() {
        origin.fails(FailureKind.UNAVAILABLE, null);
        Duration before = Duration.ZERO;
        for (int attempt = 1; attempt <= 12; attempt++) {
            Problem problem = problem(get());
            assertThat(origin.calls).hasSize(attempt);
            Duration pause = Duration.between(bench.postgres.clock(), Objects.requireNonNull(problem.retryAt()));
            Duration full = Duration.ofSeconds(Math.min(300, 1L << (attempt - 1)));
            assertThat(pause).isBetween(full.dividedBy(2).minusMillis(1), full.plusMillis(1));
            before = pause;
            bench.execution.advance(pause.plusMillis(1));
        }
        assertThat(before).isGreaterThan(Duration.ofMinutes(2));
    }

    @Test
    void aRefusalIsRememberedAsLongAsThePolicySays() {
        origin.fails(FailureKind.REJECTED, null);

        assertThat(Objects.requireNonNull(problem(get()).retryAt())).isEqualTo(
            bench.postgres.clock().plus(POLICY.rejectedFor())
        );
    }

    @Test
    void anAbsenceIsRememberedAsLongAsThePolicySays() {
        origin.answer = LoadResult.NotFound::new;
        assertThat(get()).isInstanceOf(CacheAnswer.Absent.class);
        bench.execution.advance(POLICY.notFoundFor());
        assertThat(get()).isInstanceOf(CacheAnswer.Absent.class);
        assertThat(origin.calls).hasSize(1);

        bench.execution.advance(Duration.ofMillis(1));
        get();
        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void whatHasNotChangedIsFreshAgain() {
        origin.answer = () -> new LoadResult.Loaded<>("v1", Set.of(), "tag");
        get();
        bench.execution.advance(Duration.ofMinutes(3));
        origin.answer = LoadResult.NotModified::new;

        assertAnswer(get(), "v1", State.FRESH, Source.ORIGIN);
        assertThat(origin.calls.getLast().etag()).isEqualTo("tag");
        assertAnswer(get(), "v1", State.FRESH, Source.MEMORY);
        bench.execution.advance(SECOND);
        assertAnswer(bench.get(bench.replica().cache(), POLICY, origin), "v1", State.FRESH, Source.STORE);
    }

    @Test
    void nothingCanHaveChangedOfWhatIsNotKept() {
        origin.answer = LoadResult.NotModified::new;

        assertThat(problem(get()).kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void aLoaderThatThrowsHasFailed() {
        origin.answer = () -> {
            throw new IllegalStateException("secret");
        };

        Problem problem = problem(get());

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem.message()).doesNotContain("secret");
    }

    @Test
    void aLoaderThatHangsLosesItsLeaseAndItsAnswer() {
        // What a loader throws would be taken for a failure of the origin.
        List<Object> seen = new ArrayList<>();
        origin.answer = () -> {
            bench.execution.pause(Duration.ofMillis(15_100).toNanos());
            seen.add(bench.execution.isInterrupted());
            long before = bench.execution.nanoTime();
            seen.add(problem(get()).kind());
            seen.add(bench.execution.nanoTime() - before);
            return new LoadResult.Loaded<>("late");
        };

        assertThat(problem(get()).kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(seen)
            .as("is interrupted, and who comes then waits for nothing")
            .containsExactly(true, FailureKind.TIMEOUT, 0L);
        bench.execution.clearInterrupt();
        assertThat(bench.entries.acquire(EntryId.of(KEY), SECOND, new long[0])).isPresent();
        assertThat(problem(bench.get(bench.replica().cache(), POLICY, origin)).kind()).isEqualTo(FailureKind.TIMEOUT);
    }

    @Test
    void aLoaderThatEndsInTimeIsNotInterrupted() {
        origin.answer = () -> {
            bench.execution.pause(Duration.ofSeconds(14).toNanos());
            return new LoadResult.Loaded<>("slow");
        };

        get();
        assertThat(bench.execution.scheduled()).isZero();
        bench.execution.advance(MINUTE.minusSeconds(14));

        assertThat(bench.execution.isInterrupted()).isFalse();
        assertAnswer(get(), "slow", State.FRESH, Source.MEMORY);
    }

    @Test
    void whatALoaderDoesToItsThreadIsNotPassedOn() {
        origin.answer = () -> {
            bench.execution.current().cancel();
            return new LoadResult.Loaded<>("v1");
        };

        get();

        assertThat(bench.execution.isInterrupted()).isFalse();
    }

    @Test
    void takesTheAnswerThatAnotherReplicaLeftWhileItWaited() {
        EntryId id = EntryId.of(KEY);
        long fence = bench.entries.acquire(id, Duration.ofSeconds(8), new long[0]).orElseThrow();
        EntryCache other = bench.replica().cache();
        Bench.Source theirs = new Bench.Source();
        theirs.answer = () -> new LoadResult.Loaded<>("theirs");
        var unused = bench.execution.schedule(SECOND, () -> {
            bench.entries.release(id, fence);
            bench.get(other, POLICY, theirs);
        });

        assertAnswer(get(), "theirs", State.FRESH, Source.STORE);

        assertThat(origin.calls).isEmpty();
        assertThat(bench.entries.acquire(id, SECOND, new long[0])).isPresent();
        assertThat(bench.counted(1, replica).coalesced()).isEqualTo(1);
    }

    @Test
    void countsEachReadAsWhatItWas() {
        get();
        get();
        bench.execution.advance(MINUTE.plusMillis(1));
        get();
        bench.execution.advance(Duration.ofMinutes(3));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofHours(2));
        get();
        get();
        bench.execution.advance(Duration.ofMinutes(90));
        get();

        assertThat(bench.counted(1, replica)).isEqualTo(new CacheCounts(6, 1, 3, 1, 1, 3, 1, 0));
        bench.get(bench.replica().cache(), new CacheKey(2, "e", "r"), POLICY, new Bench.Source());
        Wiring.Wired third = bench.replica();
        bench.get(third.cache(), new CacheKey(2, "e", "r"), POLICY, origin);
        assertThat(bench.counted(2, third)).isEqualTo(new CacheCounts(1, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void waitsForTheReplicaThatLoadsAndTakesItsAnswer() {
        EntryCache other = bench.replica().cache();
        Bench.Source mine = new Bench.Source();
        List<FailureKind> meanwhile = new ArrayList<>();
        origin.answer = () -> {
            // While the other one loads, this one comes, finds the lease taken, and looks again until its time is over.
            meanwhile.add(problem(bench.get(cache, POLICY, mine)).kind());
            return new LoadResult.Loaded<>("theirs");
        };

        bench.get(other, POLICY.withTimeouts(Duration.ZERO, Duration.ofMinutes(5)), origin);
        assertThat(meanwhile).containsExactly(FailureKind.TIMEOUT);

        assertAnswer(bench.get(cache, POLICY, mine), "theirs", State.FRESH, Source.STORE);
        assertThat(mine.calls).isEmpty();
    }

    @Test
    void takesTheLeaseOfAReplicaThatDied() {
        assertThat(bench.entries.acquire(EntryId.of(KEY), Duration.ofSeconds(5), new long[0])).isPresent();
        long before = bench.execution.nanoTime();

        assertAnswer(get(), "v1", State.FRESH, Source.ORIGIN);

        assertThat(Duration.ofNanos(bench.execution.nanoTime() - before)).isBetween(
            Duration.ofMillis(4_900),
            Duration.ofMillis(5_400)
        );
    }

    @Test
    void givesTheLeaseBackWhateverTheLoadBrings() {
        for (FailureKind kind : FailureKind.values()) {
            CacheKey key = new CacheKey(100 + kind.ordinal(), "e", "r");
            origin.fails(kind, SECOND);
            bench.get(cache, key, POLICY, origin);

            assertThat(bench.entries.acquire(EntryId.of(key), SECOND, new long[0])).as("%s", kind).isPresent();
        }
        origin.answer = null;
        get();
        assertThat(bench.entries.acquire(EntryId.of(KEY), SECOND, new long[0])).isPresent();
    }

    @Test
    void anAnswerThatIsTooLargeIsGivenAndNotKept() {
        CachePolicy small = POLICY.withMemory(1, 1);
        assertAnswer(get(small), "v1", State.FRESH, Source.ORIGIN);
        assertAnswer(get(small), "v2", State.FRESH, Source.ORIGIN);
    }

    @Test
    void whatIsKeptIsNotRefreshedBehindWhileAnswersAreTooLarge() {
        get();
        bench.execution.advance(MINUTE.plusMillis(1));
        CachePolicy small = POLICY.withMemory(1, 1);
        get(small);
        assertThat(origin.calls).hasSize(2);

        assertAnswer(get(small), "v1", State.STALE, Source.MEMORY);
        bench.execution.advance(Duration.ofSeconds(30));
        assertAnswer(get(small), "v1", State.STALE, Source.MEMORY);
        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void aRefusedCredentialStopsTheLoadsOfItsTenantOnAllReplicas() {
        get();
        origin.fails(FailureKind.UNAUTHORISED, null);
        CacheKey second = new CacheKey(1, "e", "second");
        assertThat(problem(bench.get(cache, second, POLICY, origin)).kind()).isEqualTo(FailureKind.UNAUTHORISED);

        CacheKey third = new CacheKey(1, "f", "third");
        EntryCache other = bench.replica().cache();
        assertThat(problem(bench.get(cache, third, POLICY, origin)).kind()).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(problem(bench.get(other, third, POLICY, origin)).kind()).isEqualTo(FailureKind.UNAUTHORISED);
        assertThat(origin.calls).hasSize(2);
        assertThat(bench.entries.acquire(EntryId.of(third), SECOND, new long[0])).isPresent();
        assertAnswer(get(), "v1", State.FRESH, Source.MEMORY);

        CacheKey stranger = new CacheKey(2, "e", "second");
        bench.get(cache, stranger, POLICY, origin);
        assertThat(origin.calls).hasSize(3);
    }

    @Test
    void invalidatingTheTenantEndsThePause() {
        origin.fails(FailureKind.UNAUTHORISED, null);
        get();
        origin.answer = null;

        cache.invalidate(new Scope.Tenant(1), Invalidation.SOFT);

        assertAnswer(get(), "v2", State.FRESH, Source.ORIGIN);
    }

    @Test
    void aQuotaThatIsUsedUpForRefreshesStopsNoUserWhoWaits() {
        get();
        bench.budget = (tenant, endpoint, priority, reserve) ->
            priority == Priority.INTERACTIVE ? Duration.ZERO : Duration.ofSeconds(30);
        bench.execution.advance(MINUTE.plusMillis(1));

        assertAnswer(get(), "v1", State.STALE, Source.MEMORY);
        assertAnswer(get(), "v1", State.STALE_ON_ERROR, Source.MEMORY);
        assertThat(origin.calls).hasSize(1);
        assertAnswer(bench.get(cache, new CacheKey(1, "e", "new"), POLICY, origin), "v2", State.FRESH, Source.ORIGIN);

        bench.execution.advance(Duration.ofSeconds(31));
        bench.budget = (tenant, endpoint, priority, reserve) -> {
            throw new IllegalStateException("no budget");
        };
        get();
        assertThat(origin.calls).hasSize(3);
    }

    @Test
    void nothingIsServedThatWasInvalidatedHard() {
        get();
        cache.invalidate(new Scope.Key(KEY), Invalidation.HARD);
        assertAnswer(get(), "v2", State.FRESH, Source.ORIGIN);

        cache.invalidate(new Scope.Endpoint(1, "e"), Invalidation.HARD);
        origin.fails(FailureKind.UNAVAILABLE, null);
        assertThat(problem(get()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void whatWasInvalidatedSoftlyServesWhenTheOriginFails() {
        get();
        cache.invalidate(new Scope.Endpoint(1, "e"), Invalidation.SOFT);
        assertAnswer(get(), "v2", State.FRESH, Source.ORIGIN);

        cache.invalidate(new Scope.Endpoint(1, "e"), Invalidation.SOFT);
        origin.fails(FailureKind.UNAVAILABLE, null);
        assertAnswer(get(), "v2", State.STALE_ON_ERROR, Source.STORE);
    }

    @Test
    void allWaysToInvalidateDoAndEndThePauseOfATenant() {
        Scope tenant = new Scope.Tenant(1);
        get();
        cache.invalidate(tenant, Invalidation.HARD, Duration.ZERO);
        assertAnswer(get(), "v2", State.FRESH, Source.ORIGIN);
        cache.invalidateDebounced(tenant, Invalidation.HARD, SECOND);
        assertAnswer(get(), "v3", State.FRESH, Source.ORIGIN);
        bench.execution.advance(SECOND);

        for (boolean debounced : new boolean[] { false, true }) {
            cache.invalidate(new Scope.Key(KEY), Invalidation.HARD);
            origin.fails(FailureKind.UNAUTHORISED, null);
            assertThat(problem(get()).kind()).isEqualTo(FailureKind.UNAUTHORISED);
            origin.answer = null;
            if (debounced) {
                cache.invalidateDebounced(tenant, Invalidation.HARD, SECOND);
            } else {
                cache.invalidate(tenant, Invalidation.HARD, Duration.ZERO);
            }
            assertThat(get().orThrow().freshness().source()).isEqualTo(Source.ORIGIN);
        }
        assertThat(cache.activity(Set.of(1L))).containsEntry(1L, cache.activity(1));
    }

    @Test
    void anInvalidationDuringTheLoadWins() {
        origin.answer = () -> {
            cache.invalidate(new Scope.Endpoint(1, "e"), Invalidation.HARD);
            return new LoadResult.Loaded<>("before");
        };
        assertAnswer(get(), "before", State.FRESH, Source.ORIGIN);

        origin.answer = null;
        assertAnswer(get(), "v2", State.FRESH, Source.ORIGIN);
    }

    @Test
    void tagsOfTheRequestAndOfTheAnswerReachTheEntry() {
        for (String tag : new String[] { "asked", "found" }) {
            origin.answer = () -> new LoadResult.Loaded<>("v" + origin.calls.size(), Set.of("found"), null);
            int before = origin.calls.size();
            tagged();
            cache.invalidate(new Scope.Tag(1, "other"), Invalidation.HARD);
            tagged();
            assertThat(origin.calls.size() - before).isLessThanOrEqualTo(1);
            int calls = origin.calls.size();

            cache.invalidate(new Scope.Tag(1, tag), Invalidation.HARD);
            tagged();
            assertThat(origin.calls).hasSize(calls + 1);
        }
    }

    @Test
    void strictReadersSeeWhatOtherReplicasInvalidated() {
        CachePolicy strict = POLICY.withCoherence(new Coherence.Strict());
        get(strict);
        bench.replica().cache().invalidate(new Scope.Tenant(1), Invalidation.HARD);

        assertAnswer(get(strict), "v2", State.FRESH, Source.ORIGIN);
    }

    @Test
    void whatCannotBeDecodedIsLoadedAgain() {
        get();
        Codec<String> picky = picky("v1");

        assertAnswer(cache.get(new CacheRequest<>(KEY, POLICY, picky, origin)), "v2", State.FRESH, Source.ORIGIN);
    }

    @Test
    void anOriginThatIsNeverUnderstoodHasFailedAndIsNotAskedForEver() {
        origin.answer = () -> new LoadResult.Loaded<>("x");

        CacheAnswer<String> answer = cache.get(new CacheRequest<>(KEY, POLICY, picky("x"), origin));

        assertThat(problem(answer).kind()).isEqualTo(FailureKind.MALFORMED);
        assertThat(origin.calls).hasSize(8);
    }

    @Test
    void aReadNearTheEndOfFreshStartsARefreshBehind() {
        CachePolicy early = POLICY.withRefreshAt(0.5);
        get(early);
        bench.execution.advance(Duration.ofSeconds(30));
        assertAnswer(get(early), "v1", State.FRESH, Source.MEMORY);
        assertThat(origin.calls).hasSize(1);

        bench.execution.advance(Duration.ofMillis(1));
        assertAnswer(get(early), "v1", State.FRESH, Source.MEMORY);
        assertThat(origin.calls).hasSize(2);
        assertAnswer(get(early), "v2", State.FRESH, Source.MEMORY);
    }

    @Test
    void anAheadRefreshThatFailedIsNotTriedWithEachRead() {
        CachePolicy early = POLICY.withRefreshAt(0.5);
        get(early);
        bench.execution.advance(Duration.ofSeconds(40));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(5));
        get(early);
        assertAnswer(get(early), "v1", State.FRESH, Source.MEMORY);
        assertThat(origin.calls).hasSize(2);

        bench.execution.advance(Duration.ofSeconds(5));
        get(early);
        assertThat(origin.calls).hasSize(3);
    }

    @Test
    void withoutTheStoreMemoryAnswersAndTheOriginIsAskedForTheRest() {
        get();
        bench.line.cut = true;
        assertAnswer(get(), "v1", State.FRESH, Source.MEMORY);
        CachePolicy bounded = POLICY.withCoherence(new Coherence.Bounded(SECOND));
        CacheAnswer<String> answer = get(bounded);
        assertThat(answer.orThrow().value()).isEqualTo("v1");
        assertThat(Objects.requireNonNull(answer.orThrow().freshness().problem()).kind()).isEqualTo(
            FailureKind.UNAVAILABLE
        );
        assertThat(origin.calls).hasSize(1);

        assertAnswer(get(POLICY.withCoherence(new Coherence.Strict())), "v2", State.FRESH, Source.ORIGIN);
        CacheKey other = new CacheKey(1, "e", "other");
        assertAnswer(bench.get(cache, other, POLICY, origin), "v3", State.FRESH, Source.ORIGIN);
    }

    @Test
    void withoutTheStoreAFailureStillLeavesWhatMemoryHolds() {
        get();
        bench.line.cut = true;
        bench.execution.advance(Duration.ofMinutes(3));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(10));

        assertAnswer(get(), "v1", State.STALE_ON_ERROR, Source.MEMORY);
        assertAnswer(get(), "v1", State.STALE_ON_ERROR, Source.MEMORY);
        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void purgingForgetsTheTenant() {
        get();
        bench.get(cache, new CacheKey(2, "e", "r"), POLICY, origin);

        cache.purge(1);

        assertThat(cache.activity(1)).isEqualTo(new CacheActivity(0, 0, 0));
        assertThat(cache.activity(2)).isEqualTo(new CacheActivity(1, 1, 0));
        assertAnswer(get(), "v3", State.FRESH, Source.ORIGIN);
    }

    private void tagged() {
        CacheAnswer<String> unused = cache.get(
            new CacheRequest<>(KEY, POLICY, Codec.utf8(), origin, Set.of("asked"), Priority.INTERACTIVE)
        );
    }

    private static Codec<String> picky(String hated) {
        Codec<String> text = Codec.utf8();
        return new Codec<>() {
            @Override
            public byte[] encode(String value) {
                return text.encode(value);
            }

            @Override
            public String decode(byte[] bytes) {
                String value = text.decode(bytes);
                if (value.equals(hated)) {
                    throw new IllegalArgumentException("not mine");
                }
                return value;
            }
        };
    }

    private CacheAnswer<String> get() {
        return get(POLICY);
    }

    private CacheAnswer<String> get(CachePolicy policy) {
        return bench.get(cache, policy, origin);
    }

    private static Problem problem(CacheAnswer<String> answer) {
        return ((CacheAnswer.Failed<String>) answer).problem();
    }

    private static void assertAnswer(CacheAnswer<String> answer, String value, State state, Source source) {
        Freshness freshness = answer.orThrow().freshness();
        assertThat(answer.orThrow().value()).isEqualTo(value);
        assertThat(freshness.state()).isEqualTo(state);
        assertThat(freshness.source()).isEqualTo(source);
    }
}
