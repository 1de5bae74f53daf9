package dev.vitrina.cache.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real engine on one to four replicas over a simulated store and origin, in schedules that are decided by their seeds. */
@ExtendWith(SilentEngine.class)
class SimulationTest {

    @Test
    void runsTheSameWayEachTime() {
        for (long seed = 0; seed < 20; seed++) {
            List<String> first = new ArrayList<>();
            List<String> second = new ArrayList<>();
            Simulation.run(Script.of(seed), Flaw.NONE, first);
            Simulation.run(Script.parse(Script.of(seed).toString()), Flaw.NONE, second);

            assertThat(second).isEqualTo(first).hasSizeGreaterThan(10);
        }
    }

    @Test
    void makesAFailingScriptSmall() {
        Predicate<Script> invalidates = script ->
            script
                .steps()
                .stream()
                .filter(step -> step.action() == Step.Action.INVALIDATE)
                .count() >=
            2;
        Script large = LongStream.range(0, 100)
            .mapToObj(Script::of)
            .filter(script -> invalidates.test(script) && script.replicas() == 4)
            .findFirst()
            .orElseThrow();

        Script small = new Shrinking(invalidates).shrink(large);

        assertThat(small.steps()).hasSize(2);
        assertThat(small.replicas()).isEqualTo(1);
    }
}
