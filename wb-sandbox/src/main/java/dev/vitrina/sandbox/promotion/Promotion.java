package dev.vitrina.sandbox.promotion;

import java.time.Instant;
import java.util.List;

/**
 * A promotion in the calendar.
 *
 * @param offeredPercent how many of 100 goods it is offered to
 */
public record Promotion(
    int id,
    String name,
    String description,
    List<String> advantages,
    Kind kind,
    Instant start,
    Instant end,
    int offeredPercent
) {
    /** What sellers can do with it. */
    public enum Kind {
        /** Goods enter it by an upload. */
        REGULAR,
        /** WB puts goods into it by itself; the calendar's methods cannot change that (promotion spec, promotions/upload). */
        AUTO,
        /** An automatic one for goods with a low stock index: WB locks their prices (items spec, history/goods/task: errorText). */
        SALE;

        public boolean isAuto() {
            return this != REGULAR;
        }
    }

    public boolean hasStarted(Instant now) {
        return !now.isBefore(start);
    }

    public boolean hasEnded(Instant now) {
        return !now.isBefore(end);
    }

    public boolean isRunning(Instant now) {
        return hasStarted(now) && !hasEnded(now);
    }
}
