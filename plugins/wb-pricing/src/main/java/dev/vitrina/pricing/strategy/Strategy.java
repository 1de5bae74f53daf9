package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.strategy.model.Breaker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A strategy of a shop.
 *
 * @param input        what it does, as somebody wrote it down
 * @param definitionNo counts what a simulation depends on
 * @param version      counts every edit
 * @param stop         why the breaker stopped it; null unless it did
 * @param armedAt      nothing that happened before makes it run
 * @param lookedAt     up to when events were looked for
 * @param judgedRun    up to which run it was asked whether its prices were moved back
 * @param failures     runs in a row
 * @param editedBy     in whose name its sets are drafted
 * @param modeBy       in whose name an automatic one confirms
 */
record Strategy(
    ShopId shop,
    long id,
    String name,
    StrategyInput input,
    int definitionNo,
    int version,
    Mode mode,
    State state,
    Breaker.@Nullable Trip stop,
    Instant armedAt,
    Instant lookedAt,
    long judgedRun,
    int failures,
    @Nullable SimulationResult simulation,
    @Nullable Integer simulatedNo,
    Actor editedBy,
    Instant editedAt,
    Actor modeBy
) {
    /** How far its runs go; maps to {@code PricingStrategyMode}. */
    public enum Mode {
        /** Each run is a report. */
        DRY_RUN,
        /** Each run drafts a change set, which a person confirms. */
        PROPOSE,
        /** The same, and confirms it where nothing speaks against it. */
        AUTOMATIC,
    }

    /** Maps to {@code PricingStrategyState}. */
    public enum State {
        ACTIVE,
        /** Somebody paused it. */
        PAUSED,
        /** The breaker stopped it: somebody has to look, and resume it. */
        STOPPED,
    }

    /** Whether it was simulated as it is now. */
    boolean isSimulated() {
        return simulatedNo != null && simulatedNo == definitionNo;
    }
}
