package dev.vitrina.cache.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.history.Violation.Rule;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes one thing away that the engine's promises rest on, and sees the history notice. */
@ExtendWith(SilentEngine.class)
class OracleTest {

    private static final int SCHEDULES = 1_000;

    @Test
    void noticesThatALateStoreIsNotRefused() {
        assertThat(noticed(seed -> Simulation.run(Script.of(seed), Flaw.NO_FENCE).broke(Rule.COHERENT))).isTrue();
    }

    @Test
    void noticesThatAPromotionIsNotGuarded() throws ReflectiveOperationException {
        LongPredicate mutant = (LongPredicate) new UnguardedPromotion()
            .loadClass(Incoherent.class.getName())
            .getDeclaredConstructor()
            .newInstance();

        assertThat(noticed(mutant)).isTrue();
    }

    @Test
    void noticesThatAFailureIsNotShared() {
        assertThat(
            noticed(seed -> Simulation.run(Script.of(seed), Flaw.NO_FAILURE_ENTRY).broke(Rule.NOT_BEFORE_RETRY))
        ).isTrue();
    }

    @Test
    void noticesThatTheLogIsNotCaughtUpWith() {
        assertThat(noticed(seed -> Simulation.run(Script.of(seed), Flaw.NO_CATCH_UP).broke(Rule.COHERENT))).isTrue();
    }

    @Test
    void noticesThatThoseWhoWaitAreNotTold() {
        assertThat(noticed(seed -> Simulation.run(Script.of(seed), Flaw.NO_WAITERS).broke(Rule.TOLD))).isTrue();
    }

    private static boolean noticed(LongPredicate broken) {
        return LongStream.range(0, SCHEDULES).parallel().anyMatch(broken);
    }
}
