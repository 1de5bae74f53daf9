package dev.vitrina.cache.simulation;

import dev.vitrina.cache.history.Violation.Rule;
import java.util.function.LongPredicate;

/** Whether somebody reads too old a value in the schedule of this seed. Of a type that another class loader's copy shares. */
public final class Incoherent implements LongPredicate {

    @Override
    public boolean test(long seed) {
        return Simulation.run(Script.of(seed), Flaw.NONE).broke(Rule.COHERENT);
    }
}
