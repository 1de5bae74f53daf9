package dev.vitrina.cache.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing script small: fewer replicas, fewer steps, as long as it still fails. */
final class Shrinking {

    private final Predicate<Script> fails;

    Shrinking(Predicate<Script> fails) {
        this.fails = fails;
    }

    /** @return the script itself when it does not fail */
    Script shrink(Script script) {
        if (!fails.test(script)) {
            return script;
        }
        Script smaller = script;
        Script last;
        do {
            last = smaller;
            smaller = withFewerReplicas(withFewerSteps(smaller));
        } while (!smaller.equals(last));
        return smaller;
    }

    /** Leaves ever smaller parts out. */
    private Script withFewerSteps(Script script) {
        Script smallest = script;
        for (int part = Math.max(1, script.steps().size() / 2); part > 0; part /= 2) {
            for (int from = smallest.steps().size() - part; from >= 0; from -= part) {
                List<Step> steps = new ArrayList<>(smallest.steps());
                steps.subList(from, from + part).clear();
                Script candidate = new Script(script.seed(), script.replicas(), steps);
                if (fails.test(candidate)) {
                    smallest = candidate;
                    from = Math.min(from, steps.size());
                }
            }
        }
        return smallest;
    }

    /** Lets the last replica's part be played by another one. */
    private Script withFewerReplicas(Script script) {
        for (int other = 0; other < script.replicas() - 1; other++) {
            int last = script.replicas() - 1;
            int instead = other;
            List<Step> steps = script
                .steps()
                .stream()
                .map(step -> step.replica() == last ? step.on(instead) : step)
                .toList();
            Script candidate = new Script(script.seed(), last, steps);
            if (fails.test(candidate)) {
                return candidate;
            }
        }
        return script;
    }
}
