package dev.vitrina.pricing.promotion;

import java.time.Instant;

/**
 * A promotion of the calendar (WB promotion spec, calendar/promotions).
 *
 * @param auto Wildberries chooses the goods itself, and lists none
 */
public record Promotion(long id, String name, boolean auto, Instant starts, Instant ends) {
    public boolean isRunning(Instant now) {
        return !starts.isAfter(now) && ends.isAfter(now);
    }

    public boolean isOver(Instant now) {
        return !ends.isAfter(now);
    }
}
