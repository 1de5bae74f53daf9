package dev.vitrina.pricing.strategy;

import dev.vitrina.pricing.strategy.model.Guard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy would do, and would have done; maps to {@code PricingStrategySimulation}.
 *
 * @param now    the next run, by prices of now
 * @param replay runs of the past by recorded prices; null where there is no record, or nothing that says when it would have run
 * @param limits what could not be simulated: codes, texts {@code strategy.limit.<code>}
 */
record SimulationResult(Instant at, Tally now, @Nullable Replay replay, List<String> limits) {
    SimulationResult {
        limits = List.copyOf(limits);
    }

    /**
     * Prices together.
     *
     * @param averageStep  percent, of those that change; null when none does
     * @param marginBefore percent of what is paid, on average of those that change and of which it is known; null when of none
     */
    record Tally(
        int prices,
        int changed,
        int kept,
        int held,
        @Nullable BigDecimal averageStep,
        @Nullable BigDecimal marginBefore,
        @Nullable BigDecimal marginAfter,
        List<ByGuard> byGuard
    ) {
        Tally {
            byGuard = List.copyOf(byGuard);
        }
    }

    /** How many prices a limit held, and how many it moved. */
    record ByGuard(Guard guard, int held, int bent) {}

    /**
     * Runs of the past.
     *
     * @param changes of all prices, in all runs
     * @param outcome from the first run's prices to those after the last one
     */
    record Replay(Instant from, Instant until, int runs, int changes, Tally outcome) {}
}
