package dev.vitrina.cache.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.history.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The real engine on one to four replicas over a simulated store and origin, in thousands of schedules, each decided by its seed. A
 * schedule that breaks a promise is made small and told as a {@link Script}: add it to {@link RegressionTest}.
 */
@ExtendWith(SilentEngine.class)
class SimulationTest {

    private static final int SCHEDULES = Integer.getInteger("vitrina.simulation.schedules", 10_000);
    private static final long FIRST = Long.getLong("vitrina.simulation.first", 0);

    @Test
    void keepsEveryPromiseInEverySchedule() {
        OptionalLong failing = LongStream.range(FIRST, FIRST + SCHEDULES)
            .parallel()
            .filter(seed -> Simulation.run(Script.of(seed), Flaw.NONE).failed())
            .findFirst();

        assertThat(failing)
            .as(() -> failing.isPresent() ? explain(Script.of(failing.getAsLong())) : "")
            .isEmpty();
    }

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

    /** The smallest script that breaks the same promise, and what happens in it. */
    private static String explain(Script script) {
        Violation.Rule rule = Simulation.run(script, Flaw.NONE).violations().getFirst().rule();
        Script small = new Shrinking(smaller -> Simulation.run(smaller, Flaw.NONE).broke(rule)).shrink(script);
        List<String> trace = new ArrayList<>();
        Simulation.run(small, Flaw.NONE, trace);
        return "%s%n%s%n%s".formatted(rule, small, String.join("\n", trace));
    }
}
