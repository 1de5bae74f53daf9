package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.strategy.Evaluation.Judged;
import dev.vitrina.pricing.strategy.SimulationResult.Replay;
import dev.vitrina.pricing.strategy.model.Definition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a strategy would do, and what it would have done to recorded prices: by the very decider that runs, for every good of its scope. What buyers would have
 * done nobody knows: it is said, not guessed.
 */
final class Simulation {

    private final Evaluation evaluation;
    private final PastRuns past;
    private final Clock clock;

    Simulation(Evaluation evaluation, PastRuns past, Clock clock) {
        this.evaluation = evaluation;
        this.past = past;
        this.clock = clock;
    }

    SimulationResult of(ShopId shop, Definition definition) {
        List<Long> scope = evaluation.scope(shop, definition);
        Tallying now = new Tallying();
        for (int from = 0; from < scope.size(); from += Evaluation.SLICE) {
            List<Long> slice = scope.subList(from, Math.min(from + Evaluation.SLICE, scope.size()));
            for (Judged judged : evaluation.judge(shop, definition, slice, true)) {
                now.add(judged.decision(), judged.economics());
            }
        }
        List<String> limits = new ArrayList<>(List.of("DEMAND", "TARIFFS_OF_TODAY", "PROMOTIONS"));
        Replay replay = null;
        if (definition.formula().needsRival()) {
            limits.add("RIVALS");
        } else {
            switch (past.of(shop, definition, scope, clock.instant())) {
                case PastRuns.Replayed.Done(Replay done) -> replay = done;
                case PastRuns.Replayed.Nothing(String limit) -> limits.add(limit);
            }
        }
        return new SimulationResult(clock.instant(), now.tally(), replay, limits);
    }
}
