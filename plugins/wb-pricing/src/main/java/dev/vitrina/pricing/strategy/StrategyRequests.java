package dev.vitrina.pricing.strategy;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.strategy.StrategyActs.Result;
import dev.vitrina.pricing.strategy.model.Definition;
import java.time.Clock;
import java.util.Optional;

/** What people have a strategy do: a simulation, or a run. */
final class StrategyRequests {

    private final StrategyStore strategies;
    private final RunStore runs;
    private final Evaluation evaluation;
    private final Simulation simulation;
    private final Jobs jobs;
    private final Clock clock;

    StrategyRequests(
        StrategyStore strategies,
        RunStore runs,
        Evaluation evaluation,
        Simulation simulation,
        Jobs jobs,
        Clock clock
    ) {
        this.strategies = strategies;
        this.runs = runs;
        this.evaluation = evaluation;
        this.simulation = simulation;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Reckons by what is kept, so that it may take some seconds, and keeps what came of it with the strategy. */
    Result simulate(ShopId shop, long id) {
        Optional<Strategy> found = strategies.find(shop, id);
        if (found.isEmpty()) {
            return Result.refused("NOT_FOUND", "id");
        }
        Strategy strategy = found.get();
        return switch (Definitions.read(strategy.input())) {
            case Definitions.Reading.Bad(var faults) -> new Result.Refused(faults);
            case Definitions.Reading.Good(Definition definition) -> {
                if (evaluation.scope(shop, definition).size() > Definitions.MOST_GOODS) {
                    yield Result.refused("TOO_MANY_GOODS", "id");
                }
                SimulationResult result = simulation.of(shop, definition);
                strategies.simulated(strategy, result);
                yield new Result.Done(strategies.find(shop, id).orElseThrow());
            }
        };
    }

    /** Plans a run; the job takes it from there. @param key a second request with the same one is the first */
    Result run(ShopId shop, long id, String key, Actor by) {
        Optional<Strategy> found = strategies.find(shop, id);
        if (found.isEmpty()) {
            return Result.refused("NOT_FOUND", "id");
        }
        if (found.get().state() != Strategy.State.ACTIVE) {
            return Result.refused("NOT_ACTIVE", "id");
        }
        long run = runs.plan(
            found.get(),
            new RunStore.Due("asked " + by.userId() + " " + key, Run.Cause.PERSON, null, by),
            clock.instant()
        );
        try {
            jobs.start(StrategyJob.TYPE, shop, "{}");
        } catch (VitrinaException busy) {
            // Its turn comes by itself then.
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
        }
        return new Result.Done(found.get(), run);
    }
}
