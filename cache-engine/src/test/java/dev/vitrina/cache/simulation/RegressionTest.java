package dev.vitrina.cache.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules that once broke a promise, made small. */
@ExtendWith(SilentEngine.class)
class RegressionTest {

    enum Found {
        /** The store's answer was held up, and the value's age counted from its arrival. */
        A_SLOW_ANSWER_OF_THE_STORE_MADE_A_VALUE_YOUNGER(
            """
            seed 2156 replicas 1
            8 @121924 READ r0 k1 #11
            13 @1381713 READ r0 k1 #660
            """
        ),
        /** The same, while PostgreSQL was paused. */
        A_PAUSE_OF_THE_STORE_MADE_A_VALUE_YOUNGER(
            """
            seed 2591 replicas 2
            5 @5020265 READ r0 k0 #80
            10 @5290783 PAUSE r0 k2 #714
            11 @5290783 READ r1 k0 #354
            """
        );

        private final String script;

        Found(String script) {
            this.script = script;
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryPromiseNow(Found found) {
        assertThat(Simulation.run(Script.parse(found.script), Flaw.NONE).violations()).isEmpty();
    }
}
