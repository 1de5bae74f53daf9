package dev.vitrina.pricing.change;

import dev.vitrina.api.setting.SettingsView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often Wildberries is asked what became of an upload: soon at first, ever later.
 *
 * @param first  setting {@code lookAfterSeconds}: how long after sending is worth a first look
 * @param giveUp setting {@code giveUpAfterSeconds}: what is not there after so long is not going to be
 */
record Pace(Duration first, Duration giveUp) {
    private static final int SHARE = 4;
    private static final int ATTEMPT = 12;
    private static final Duration SELDOM = Duration.ofMinutes(5);

    static Pace of(SettingsView settings) {
        return new Pace(
            Duration.ofSeconds(settings.integer("lookAfterSeconds")),
            Duration.ofSeconds(settings.integer("giveUpAfterSeconds"))
        );
    }

    /** How soon a row whose answer was lost is looked after: when the call that may still be under way has ended. */
    Duration afterLoss() {
        return first.multipliedBy(ATTEMPT);
    }

    /** When to look next at what was sent then: after a quarter of the time that has passed. */
    Instant next(Clock clock, @Nullable Instant sentAt) {
        Instant now = clock.instant();
        Duration pause = sentAt == null ? first : Duration.between(sentAt, now).dividedBy(SHARE);
        pause = pause.compareTo(first) < 0 ? first : pause;
        return now.plus(pause.compareTo(SELDOM) > 0 ? SELDOM : pause);
    }

    boolean isOver(Clock clock, @Nullable Instant sentAt) {
        return sentAt != null && Duration.between(sentAt, clock.instant()).compareTo(giveUp) > 0;
    }
}
