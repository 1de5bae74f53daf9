package dev.vitrina.pricing.strategy;

import dev.vitrina.api.change.ChangeSets;

/** What a strategy has begun and nobody is done with. */
final class Unfinished {

    private final RunStore runs;
    private final ChangeSets changeSets;

    Unfinished(RunStore runs, ChangeSets changeSets) {
        this.runs = runs;
        this.changeSets = changeSets;
    }

    /** Whether a run would have to wait, or be left out. */
    boolean keepsBusy(Strategy strategy) {
        return (
            runs.hasOpen(strategy.shop(), strategy.id(), Long.MAX_VALUE) ||
            (strategy.mode() != Strategy.Mode.DRY_RUN &&
                runs.lastDrafted(strategy.shop(), strategy.id(), Long.MAX_VALUE).filter(this::hasOpenSet).isPresent())
        );
    }

    /** Whether nobody has decided about its set yet, or it is on its way. */
    boolean hasOpenSet(Run run) {
        return (
            run.changeSet() != null &&
            changeSets
                .find(run.shop(), run.changeSet())
                .filter(set -> !set.state().ended())
                .isPresent()
        );
    }
}
