package dev.vitrina.pricing.strategy;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a strategy.
 *
 * @param goods  asked for; null for all of the scope
 * @param by     who asked for it; null for nobody
 * @param reason code, text {@code strategy.reason.<code>}
 */
record Run(
    ShopId shop,
    long id,
    long strategy,
    Cause cause,
    @Nullable List<Long> goods,
    @Nullable Actor by,
    Strategy.Mode mode,
    Phase phase,
    @Nullable Outcome outcome,
    @Nullable String reason,
    Instant plannedAt,
    @Nullable Instant endedAt,
    Counts counts,
    @Nullable Integer blocked,
    @Nullable ChangeSetId changeSet
) {
    /**
     * Why it may not go on as it was planned; null when it may.
     *
     * @param most for how long a plan is good
     * @return a reason's code
     */
    @Nullable
    String outdated(Strategy strategy, Duration most, Instant now) {
        if (strategy.armedAt().isAfter(plannedAt)) {
            return "CHANGED_MEANWHILE";
        }
        return plannedAt.isBefore(now.minus(most)) ? "TOO_LATE" : null;
    }

    /** What made it due; maps to {@code PricingStrategyRunCause}. */
    public enum Cause {
        TIME,
        COST_CHANGED,
        PROMOTION_ANNOUNCED,
        PROMOTION_STARTED,
        RIVAL_MOVED,
        STOCK_AGED,
        /** Somebody asked for it. */
        PERSON,
    }

    /** How far it has come; what is committed of it is not done again. */
    enum Phase {
        PLANNED,
        DECIDED,
        DRAFTED,
        ENDED,
    }

    /** Maps to {@code PricingStrategyRunOutcome}. */
    public enum Outcome {
        /** A dry run: told, and nothing drafted. */
        REPORTED,
        NOTHING_TO_CHANGE,
        /** A change set waits for a person. */
        PROPOSED,
        /** A change set is confirmed, and goes its way. */
        CONFIRMED,
        /** The breaker stopped the strategy. */
        STOPPED,
        /** Nothing was done, for the reason given. */
        SKIPPED,
        FAILED,
    }

    /** @param averageStep percent; null when nothing changes */
    record Counts(int prices, int changed, int kept, int held, @Nullable BigDecimal averageStep) {
        static final Counts NONE = new Counts(0, 0, 0, 0, null);
    }
}
