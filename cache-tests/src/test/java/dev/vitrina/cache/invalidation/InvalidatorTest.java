package dev.vitrina.cache.invalidation;

import static dev.vitrina.cache.Invalidation.HARD;
import static dev.vitrina.cache.Invalidation.SOFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.execution.ManualExecution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.DeferredStore.Made;
import dev.vitrina.cache.invalidation.DeferredStore.Reason;
import dev.vitrina.cache.invalidation.RecordingStore.Asked;
import dev.vitrina.cache.invalidation.RecordingStore.Deferred;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invalidations from their making to the hint for the others, without a database and in a time of its own. */
class InvalidatorTest {

    private static final Scope ONE = new Scope.Tag(1, "one");
    private static final Scope TWO = new Scope.Tag(1, "two");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualExecution execution = new ManualExecution();
    private final RecordingStore store = new RecordingStore();
    private final Generations generations = new Generations();
    private final Doorbell doorbell = new Doorbell(store::announce, execution);
    private final Deferrals deferrals = new Deferrals(store, generations, doorbell, execution);
    private final Invalidator invalidator = new Invalidator(store, generations, doorbell, deferrals, execution);

    @Test
    void tellsTheStoreThenMemoryThenTheOthers() {
        invalidator.invalidate(ONE, SOFT);

        assertThat(store.invalidated).containsExactly(new Asked(ONE, SOFT));
        assertThat(store.deferred).isEmpty();
        assertThat(moved(ONE)).isTrue();
        assertThat(movedHard(ONE)).isFalse();
        assertThat(moved(TWO)).isFalse();
        execution.run();
        assertThat(store.announced).isEqualTo(1);
    }

    @Test
    void hardIsHardInMemoryToo() {
        invalidator.invalidate(ONE, HARD);

        assertThat(movedHard(ONE)).isTrue();
    }

    @Test
    void ringsOnceForThoseThatComeTogether() {
        for (int i = 0; i < 10; i++) {
            invalidator.invalidate(ONE, SOFT);
        }
        execution.advance(SECOND);
        assertThat(store.announced).isEqualTo(1);

        invalidator.invalidate(ONE, SOFT);
        execution.advance(SECOND);
        assertThat(store.announced).isEqualTo(2);
    }

    @Test
    void ringsAgainAfterARingThatFailed() {
        store.away = true;
        doorbell.ring();
        execution.advance(SECOND);
        store.away = false;

        doorbell.ring();
        execution.run();

        assertThat(store.announced).isEqualTo(2);
    }

    @Test
    void aRingOnAClosingEngineFailsNobody() {
        execution.close();

        doorbell.ring();
        execution.run();

        assertThat(store.announced).isEqualTo(1);
    }

    @Test
    void whatTheStoreDoesNotTakeIsToldInvalidatesMemoryAndIsRepeatedUntilItDoes() {
        store.away = true;
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> invalidator.invalidate(ONE, HARD));
        assertThat(movedHard(ONE)).isTrue();

        execution.advance(Duration.ofSeconds(3));
        assertThat(store.invalidated).isEmpty();
        store.away = false;
        execution.advance(SECOND);

        assertThat(store.invalidated).containsExactly(new Asked(ONE, HARD));
        assertThat(store.announced).isEqualTo(1);
        execution.advance(Duration.ofSeconds(5));
        assertThat(store.invalidated).hasSize(1);
    }

    @Test
    void whatWaitsForTheStoreIsOneOfEachScopeAsStrongAsTheStrongest() {
        store.away = true;
        refused(ONE, SOFT, Duration.ofSeconds(9));
        refused(TWO, SOFT, Duration.ZERO);
        refused(ONE, HARD, Duration.ofSeconds(5));
        store.away = false;
        execution.advance(SECOND);

        assertThat(store.invalidated).containsExactlyInAnyOrder(new Asked(ONE, HARD), new Asked(TWO, SOFT));
        assertThat(store.deferred).containsExactly(new Deferred(ONE, HARD, Reason.SETTLE, Duration.ofSeconds(9)));
    }

    @Test
    void soManyThatWaitAreAllOfThemTogether() {
        store.away = true;
        for (int i = 0; i < 1_000; i++) {
            refused(new Scope.Tag(1, "t" + i), i == 7 ? HARD : SOFT, Duration.ZERO);
        }
        // One more of a scope that waits already is no more of them.
        refused(new Scope.Tag(1, "t0"), SOFT, Duration.ZERO);
        refused(ONE, SOFT, SECOND);
        store.away = false;
        execution.advance(SECOND);

        assertThat(store.invalidated).containsExactly(new Asked(new Scope.All(), HARD));
        assertThat(store.deferred).containsExactly(new Deferred(new Scope.All(), HARD, Reason.SETTLE, SECOND));
    }

    @Test
    void aThousandThatWaitAreStillEachForItself() {
        store.away = true;
        for (int i = 0; i < 1_000; i++) {
            refused(new Scope.Tag(1, "t" + i), SOFT, Duration.ZERO);
        }
        refused(new Scope.Tag(1, "t0"), SOFT, Duration.ZERO);
        store.away = false;
        execution.advance(SECOND);

        assertThat(store.invalidated).hasSize(1_000).doesNotContain(new Asked(new Scope.All(), SOFT));
    }

    @Test
    void anEngineThatClosesStillTellsTheCallerWhatTheStoreDidNotTake() {
        store.away = true;
        execution.close();

        refused(ONE, SOFT, Duration.ZERO);
    }

    @Test
    void settlesAfterTheDelayByLookingForWhatIsDue() {
        invalidator.invalidate(ONE, SOFT, SECOND);
        assertThat(store.deferred).containsExactly(new Deferred(ONE, SOFT, Reason.SETTLE, SECOND));
        assertThat(store.invalidated).containsExactly(new Asked(ONE, SOFT));

        execution.advance(SECOND);
        assertThat(store.looked).isZero();
        store.due.add(List.of(new Made(ScopeId.of(TWO), true)));
        execution.advance(Duration.ofMillis(20));

        assertThat(store.looked).isEqualTo(1);
        assertThat(movedHard(TWO)).isTrue();
        assertThat(store.announced).isEqualTo(2);
    }

    @Test
    void whatStandsForAnotherThatWaitsIsNotLookedForTwice() {
        store.isNew = false;

        invalidator.invalidate(ONE, SOFT, SECOND);
        execution.advance(Duration.ofSeconds(5));

        assertThat(store.looked).isZero();
    }

    @Test
    void deferringOnAClosingEngineFailsNobody() {
        execution.close();

        invalidator.invalidate(ONE, SOFT, SECOND);

        assertThat(store.invalidated).hasSize(1);
    }

    @Test
    void makesAllThatIsDueHoweverMuch() {
        store.due.add(Collections.nCopies(200, new Made(ScopeId.of(ONE), false)));
        store.due.add(List.of(new Made(ScopeId.of(TWO), false)));
        store.due.add(List.of(new Made(ScopeId.ALL, true)));

        deferrals.makeDue();

        assertThat(store.looked).isEqualTo(2);
        assertThat(moved(ONE)).isTrue();
        assertThat(moved(TWO)).isTrue();
        assertThat(generations.movedSince(Generations.cells(new long[] { ScopeId.ALL }, ScopeId.ALL), 0)).isFalse();
    }

    @Test
    void wakesNobodyWhenNothingWasDueAndSurvivesAStoreThatIsAway() {
        deferrals.makeDue();
        store.away = true;
        deferrals.makeDue();
        execution.run();

        assertThat(store.looked).isEqualTo(2);
        assertThat(store.announced).isZero();
    }

    @Test
    void theFirstOfABurstIsMadeAtOnceAndTheOthersAtTheEndOfTheWindow() {
        invalidator.invalidateDebounced(ONE, SOFT, SECOND);
        execution.advance(Duration.ofMillis(400));
        invalidator.invalidateDebounced(ONE, SOFT, SECOND);
        invalidator.invalidateDebounced(ONE, HARD, SECOND);

        assertThat(store.invalidated).containsExactly(new Asked(ONE, SOFT), new Asked(ONE, HARD));
        assertThat(store.deferred).containsExactly(new Deferred(ONE, SOFT, Reason.DEBOUNCE, Duration.ofMillis(600)));

        execution.advance(Duration.ofMillis(600));
        invalidator.invalidateDebounced(ONE, SOFT, SECOND);
        assertThat(store.invalidated).hasSize(3);
    }

    @Test
    void remembersNoMoreThanTenThousandBursts() {
        for (int i = 0; i < 10_000; i++) {
            invalidator.invalidateDebounced(new Scope.Tag(2, "t" + i), SOFT, SECOND);
        }
        invalidator.invalidateDebounced(new Scope.Tag(2, "t0"), SOFT, SECOND);
        assertThat(store.deferred).hasSize(1);

        invalidator.invalidateDebounced(ONE, SOFT, SECOND);
        invalidator.invalidateDebounced(new Scope.Tag(2, "t0"), SOFT, SECOND);

        assertThat(store.deferred).hasSize(1);
        assertThat(store.invalidated).hasSize(10_002);
    }

    @Test
    void purgesTheStoreAndMemoryAndTellsTheOthers() {
        invalidator.purge(7);
        execution.run();

        assertThat(store.purged).isEqualTo(7);
        assertThat(movedHard(new Scope.Tenant(7))).isTrue();
        assertThat(store.announced).isEqualTo(1);
    }

    @Test
    void purgesMemoryThoughTheStoreIsAway() {
        store.away = true;

        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() -> invalidator.purge(7));
        assertThat(movedHard(new Scope.Tenant(7))).isTrue();
    }

    private void refused(Scope scope, dev.vitrina.cache.Invalidation invalidation, Duration settle) {
        assertThatExceptionOfType(CacheStoreException.class).isThrownBy(() ->
            invalidator.invalidate(scope, invalidation, settle)
        );
    }

    private boolean moved(Scope scope) {
        return generations.movedSince(cells(scope), 0);
    }

    private boolean movedHard(Scope scope) {
        return generations.movedHardSince(cells(scope), 0);
    }

    private static int[] cells(Scope scope) {
        return Generations.cells(new long[0], ScopeId.of(scope));
    }
}
