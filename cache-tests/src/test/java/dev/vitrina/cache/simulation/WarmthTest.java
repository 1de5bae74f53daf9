package dev.vitrina.cache.simulation;

import static dev.vitrina.cache.simulation.Bench.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheWarming.Listener;
import dev.vitrina.cache.CacheWarming.Progress;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.entry.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Warming on demand, and keeping warm what was read lately, in a time of its own. */
@ExtendWith(SilentEngine.class)
class WarmthTest {

    private static final CachePolicy WARM = POLICY.withWarmFor(Duration.ofMinutes(10));
    private static final CacheKey ONE = new CacheKey(1, "e", "one");
    private static final CacheKey TWO = new CacheKey(1, "f", "two");
    private static final CacheKey THREE = new CacheKey(2, "e", "three");

    private final Bench bench = new Bench();
    private final Bench.Source origin = new Bench.Source();
    private final Wiring.Wired replica = bench.replica();
    private final List<Progress> told = new ArrayList<>();

    @Test
    void warmsWhatIsDueAndLeavesWhatIsFresh() {
        read(ONE, POLICY);
        read(TWO, POLICY.withRefreshAt(0.5));
        bench.execution.advance(Duration.ofSeconds(50));
        read(THREE, POLICY);

        Progress end = warm(null, null);

        assertThat(end).isEqualTo(new Progress(3, 3, 1, 0, 0));
        assertThat(told).hasSize(3).endsWith(end);
        assertThat(origin.calls.getLast().priority()).isEqualTo(Priority.EAGER);
        assertThat(warm(null, null)).isEqualTo(new Progress(3, 3, 0, 0, 0));
    }

    @Test
    void warmsOnlyTheTenantAndEndpointThatAreAskedFor() {
        read(ONE, POLICY);
        read(TWO, POLICY);
        read(THREE, POLICY);
        bench.execution.advance(Duration.ofMinutes(2));

        assertThat(warm(2L, null).total()).isEqualTo(1);
        assertThat(warm(null, "e").total()).isEqualTo(2);
        assertThat(warm(1L, "e").total()).isEqualTo(1);
        assertThat(warm(3L, null).total()).isZero();
        assertThat(origin.calls).hasSize(5);
    }

    @Test
    void whatFailsIsCountedAndTheRestIsGoneOnWith() {
        read(ONE, POLICY);
        read(TWO, POLICY);
        bench.execution.advance(Duration.ofMinutes(2));
        origin.fails(FailureKind.UNAVAILABLE, null);

        assertThat(warm(null, null)).isEqualTo(new Progress(2, 2, 0, 0, 2));
    }

    @Test
    void aBudgetThatIsEmptyForLongPostponesTheRestOfItsEndpoint() {
        read(ONE, POLICY);
        read(new CacheKey(1, "e", "more"), POLICY);
        read(TWO, POLICY);
        bench.execution.advance(Duration.ofMinutes(2));
        List<String> asked = new ArrayList<>();
        bench.budget = (tenant, endpoint, priority, reserve) -> {
            asked.add(endpoint);
            return endpoint.equals("e") ? Duration.ofSeconds(31) : Duration.ZERO;
        };

        assertThat(warm(null, null)).isEqualTo(new Progress(3, 3, 1, 2, 0));
        assertThat(asked).containsOnlyOnce("e");
    }

    @Test
    void waitsForABudgetThatHasRoomSoon() {
        read(ONE, POLICY);
        bench.execution.advance(Duration.ofMinutes(2));
        long free = bench.execution.nanoTime() + Duration.ofSeconds(29).toNanos();
        bench.budget = (tenant, endpoint, priority, reserve) ->
            Duration.ofNanos(Math.max(0, free - bench.execution.nanoTime()));

        assertThat(warm(null, null)).isEqualTo(new Progress(1, 1, 1, 0, 0));
        assertThat(bench.execution.nanoTime()).isEqualTo(free);
    }

    @Test
    void doesNotWaitLongerThanHalfAMinuteHoweverSoonItSeems() {
        read(ONE, POLICY);
        bench.execution.advance(Duration.ofMinutes(2));
        long before = bench.execution.nanoTime();
        bench.budget = (tenant, endpoint, priority, reserve) -> Duration.ofSeconds(1);

        assertThat(warm(null, null)).isEqualTo(new Progress(1, 1, 0, 1, 0));
        assertThat(Duration.ofNanos(bench.execution.nanoTime() - before)).isBetween(
            Duration.ofSeconds(29),
            Duration.ofSeconds(30)
        );
    }

    @Test
    void stopsWhenItIsCancelledBeforeAnEntryAndWhileItWaits() {
        read(ONE, POLICY);
        bench.execution.advance(Duration.ofMinutes(2));
        Listener cancelled = new Listener() {
            @Override
            public void onProgress(Progress progress) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThat(replica.warming().warm(null, null, cancelled)).isEqualTo(new Progress(0, 1, 0, 0, 0));

        bench.budget = (tenant, endpoint, priority, reserve) -> {
            bench.execution.current().cancel();
            return Duration.ofSeconds(1);
        };
        assertThat(warm(null, null)).isEqualTo(new Progress(0, 1, 0, 0, 0));
        assertThat(origin.calls).hasSize(1);
    }

    @Test
    void remembersNothingOfAnOwnerThatWentAwayUntilItIsBack() {
        read(ONE, POLICY);
        read(TWO, POLICY);
        replica.warming().forget(List.of("e"));
        read(THREE, POLICY);
        assertThat(warm(null, null).total()).isEqualTo(1);

        replica.warming().admit(List.of("e"));
        assertThat(warm(null, null).total()).isEqualTo(1);
        bench.execution.advance(Duration.ofMinutes(2));
        read(THREE, POLICY);
        assertThat(warm(null, null).total()).isEqualTo(2);
    }

    @Test
    void aPurgedTenantIsNotWarmed() {
        read(ONE, POLICY);
        read(THREE, POLICY);

        replica.cache().purge(1);

        assertThat(warm(null, null).total()).isEqualTo(1);
        assertThat(warm(2L, null).total()).isEqualTo(1);
    }

    @Test
    void asksNoBudgetForWhatMemoryHoldsFresh() {
        read(ONE, POLICY);
        bench.execution.advance(Duration.ofMinutes(1));
        bench.budget = (tenant, endpoint, priority, reserve) -> Duration.ofHours(1);
        assertThat(warm(null, null).postponed()).isZero();

        bench.execution.advance(Duration.ofNanos(1));
        assertThat(warm(null, null).postponed()).isOne();
    }

    @Test
    void asksTheBudgetForWhatWasInvalidatedOrIsDueOrWasNeverLoaded() {
        bench.budget = (tenant, endpoint, priority, reserve) ->
            priority == Priority.EAGER ? Duration.ofHours(1) : Duration.ZERO;
        read(ONE, POLICY);
        replica.cache().invalidate(new Scope.Key(ONE), Invalidation.SOFT);
        read(TWO, POLICY.withRefreshAt(0.5));
        bench.execution.advance(Duration.ofSeconds(40));
        origin.fails(FailureKind.REJECTED, Duration.ofNanos(1));
        read(THREE, POLICY);

        assertThat(warm(1L, "e").postponed()).isOne();
        assertThat(warm(1L, "f").postponed()).isOne();
        assertThat(warm(2L, null).postponed()).isOne();
    }

    @Test
    void aReadThatMemoryAnswersBringsWhatWasForgottenBack() {
        read(ONE, POLICY.withRefreshAt(0.5));
        read(TWO, POLICY);
        replica.warming().forget(List.of("e", "f"));
        replica.warming().admit(List.of("e", "f"));
        bench.execution.advance(Duration.ofSeconds(20));
        read(ONE, POLICY.withRefreshAt(0.5));
        assertThat(warm(null, null).total()).as("a fresh hit costs nothing").isZero();

        bench.execution.advance(Duration.ofSeconds(20));
        read(ONE, POLICY.withRefreshAt(0.5));
        assertThat(warm(null, "e").total()).as("due").isOne();
        bench.execution.advance(Duration.ofSeconds(30));
        read(TWO, POLICY);
        assertThat(warm(null, "f").total()).as("stale").isOne();
    }

    @Test
    void whatWasFoundInTheStoreCountsAsReadThen() {
        read(ONE, POLICY);
        bench.execution.advance(Duration.ofSeconds(50));
        Wiring.Wired other = bench.replica();
        bench.get(other.cache(), ONE, POLICY.withWarmFor(Duration.ofSeconds(30)), origin);
        bench.execution.advance(Duration.ofSeconds(11));

        other.keepingWarm().look();
        bench.execution.run();

        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void refreshesWhatIsDueBeforeSomebodyReadsItAgain() {
        read(ONE, WARM);
        bench.execution.advance(Duration.ofMinutes(1));
        look();
        assertThat(origin.calls).hasSize(1);

        bench.execution.advance(Duration.ofMillis(1));
        look();
        assertThat(origin.calls).hasSize(2);
        assertThat(origin.calls.getLast().priority()).isEqualTo(Priority.EAGER);
        assertThat(read(ONE, WARM).orThrow().value()).isEqualTo("v2");
    }

    @Test
    void refreshesWhatWasInvalidatedAtOnce() {
        read(ONE, WARM);
        bench.execution.advance(Duration.ofSeconds(5));
        replica.cache().invalidate(new Scope.Key(ONE), Invalidation.SOFT);

        look();

        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void keepsNothingWarmThatItsPolicyDoesNotNorThatNobodyReads() {
        read(ONE, POLICY);
        read(TWO, POLICY.withWarmFor(Duration.ofSeconds(30)));
        bench.execution.advance(Duration.ofMinutes(2));

        look();

        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void triesNothingAgainThatHasJustFailed() {
        read(ONE, WARM);
        bench.execution.advance(Duration.ofMinutes(2));
        origin.fails(FailureKind.UNAVAILABLE, Duration.ofSeconds(30));
        look();
        look();
        assertThat(origin.calls).hasSize(2);

        bench.execution.advance(Duration.ofSeconds(30));
        look();
        assertThat(origin.calls).hasSize(3);
    }

    @Test
    void keepsAnAbsenceWarmOnlyWhenItWasInvalidated() {
        origin.answer = LoadResult.NotFound::new;
        read(ONE, WARM);
        bench.execution.advance(Duration.ofMinutes(2));
        look();
        assertThat(origin.calls).hasSize(1);

        replica.cache().invalidate(new Scope.Key(ONE), Invalidation.SOFT);
        look();
        assertThat(origin.calls).hasSize(2);
    }

    @Test
    void aBudgetThatThrowsForOneKeepsNobodyElseCold() {
        read(ONE, WARM);
        read(THREE, WARM);
        bench.execution.advance(Duration.ofMinutes(2));
        bench.budget = (tenant, endpoint, priority, reserve) -> {
            throw new IllegalStateException("of tenant " + tenant);
        };

        look();

        assertThat(origin.calls).hasSize(4);
    }

    @Test
    void asksNothingWhileTheBudgetHasNoRoom() {
        read(ONE, WARM);
        bench.execution.advance(Duration.ofMinutes(2));
        bench.budget = (tenant, endpoint, priority, reserve) -> Duration.ofMillis(1);
        look();
        assertThat(origin.calls).hasSize(1);
    }

    @Test
    void takesOneOfEachEndpointAndTenantTheOneThatIsDueForLongestFirst() {
        Bench.Source longer = new Bench.Source();
        bench.get(replica.cache(), new CacheKey(1, "e", "longer"), WARM, longer);
        bench.execution.advance(Duration.ofSeconds(20));
        read(ONE, WARM);
        read(TWO, WARM);
        read(THREE, WARM);
        bench.execution.advance(Duration.ofSeconds(70));

        look();
        assertThat(longer.calls).hasSize(2);
        // The two of another endpoint and of another tenant.
        assertThat(origin.calls).hasSize(3 + 2);

        look();
        assertThat(origin.calls).hasSize(3 + 3);
    }

    @Test
    void beginsNoMoreThanFiftyRefreshesAtOnce() {
        for (int tenant = 0; tenant < 60; tenant++) {
            read(new CacheKey(1_000 + tenant, "e", "r"), WARM);
        }
        bench.execution.advance(Duration.ofMinutes(2));

        look();
        assertThat(origin.calls).hasSize(110);
        look();
        assertThat(origin.calls).hasSize(120);
    }

    @Test
    void aLookThatFailsIsFollowedByAnother() {
        read(ONE, WARM);
        bench.execution.advance(Duration.ofMinutes(2));
        bench.budget = (tenant, endpoint, priority, reserve) -> {
            throw new IllegalStateException("no budget");
        };
        look();
        bench.budget = (tenant, endpoint, priority, reserve) -> Duration.ZERO;
        look();

        assertThat(origin.calls).hasSize(2);
    }

    private void look() {
        replica.keepingWarm().look();
        bench.execution.run();
    }

    private Progress warm(@Nullable Long tenant, @Nullable String endpoint) {
        return replica.warming().warm(tenant, endpoint, told::add);
    }

    private CacheAnswer<String> read(CacheKey key, CachePolicy policy) {
        return bench.get(replica.cache(), key, policy, origin);
    }
}
