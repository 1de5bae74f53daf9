package dev.vitrina.pricing.strategy;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.strategy.StrategyActs.Result;
import dev.vitrina.pricing.strategy.model.Definition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people have a strategy do: a simulation, or a run. */
final class StrategyRequests {

    /** Between two runs of a strategy that people ask for. */
    static final Duration BETWEEN_TWO = Duration.ofSeconds(30);

    private final StrategyStore strategies;
    private final RunStore runs;
    private final AskedRuns asked;
    private final Evaluation evaluation;
    private final Simulation simulation;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StrategyRequests(
        StrategyStore strategies,
        RunStore runs,
        AskedRuns asked,
        Evaluation evaluation,
        Simulation simulation,
        Jobs jobs,
        TransactionTemplate transaction,
        Clock clock
    ) {
        this.strategies = strategies;
        this.runs = runs;
        this.asked = asked;
        this.evaluation = evaluation;
        this.simulation = simulation;
        this.jobs = jobs;
        this.transaction = transaction;
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
        Result result = transaction.execute(_ ->
            strategies
                .lock(shop, id)
                .map(strategy -> planned(strategy, "asked " + by.userId() + " " + key, by))
                .orElseGet(() -> Result.refused("NOT_FOUND", "id"))
        );
        if (result instanceof Result.Done) {
            start(shop);
        }
        return result;
    }

    /** One at a time, and with a pause between two that people ask for: each looks at up to 20,000 goods. */
    private Result planned(Strategy strategy, String due, Actor by) {
        Optional<Long> same = asked.due(strategy, due);
        if (same.isPresent()) {
            return new Result.Done(strategy, same.get());
        }
        if (strategy.state() != Strategy.State.ACTIVE) {
            return Result.refused("NOT_ACTIVE", "id");
        }
        Optional<Long> open = asked.open(strategy);
        if (open.isPresent()) {
            return new Result.UnderWay(open.get());
        }
        Instant now = clock.instant();
        if (
            asked
                .lastAsked(strategy)
                .filter(last -> last.plus(BETWEEN_TWO).isAfter(now))
                .isPresent()
        ) {
            return Result.refused("RUN_TOO_SOON", "id");
        }
        return new Result.Done(strategy, runs.plan(strategy, new RunStore.Due(due, Run.Cause.PERSON, null, by), now));
    }

    private void start(ShopId shop) {
        try {
            jobs.start(StrategyJob.TYPE, shop, "{}");
        } catch (VitrinaException busy) {
            // Its turn comes by itself then.
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
        }
    }
}
