package dev.vitrina.products.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * How often Wildberries is asked what became of what it was sent: soon at first, ever later, as it may take half an hour (WB items spec,
 * cards/update).
 *
 * @param first  setting {@code look-after}: how long after sending is worth a first look
 * @param giveUp setting {@code give-up-after}: when an answer was lost and nothing has come of it for so long, nothing will
 */
public record Pace(Duration first, Duration giveUp) {
    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(5), Duration.ofMinutes(35));

    private static final int SHARE = 4;
    private static final int ATTEMPT = 12;
    private static final Duration SELDOM = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException names the setting that is no duration */
    public static Pace of(PropertyResolver settings) {
        return new Pace(
            duration(settings, "look-after", DEFAULT.first),
            duration(settings, "give-up-after", DEFAULT.giveUp)
        );
    }

    /** How soon a row whose answer was lost is looked after: when the call that may still be under way has ended, a minute as a rule. */
    Duration afterLoss() {
        return first.multipliedBy(ATTEMPT);
    }

    /** When to look next at what was sent then: after a quarter of the time that has passed. */
    Instant next(Clock clock, @Nullable Instant sentAt) {
        Instant now = clock.instant();
        Duration passed = sentAt == null ? Duration.ZERO : Duration.between(sentAt, now);
        Duration pause = passed.dividedBy(SHARE);
        pause = pause.compareTo(first) < 0 ? first : pause;
        return now.plus(pause.compareTo(SELDOM) > 0 ? SELDOM : pause);
    }

    boolean isOver(Clock clock, @Nullable Instant sentAt) {
        return sentAt != null && Duration.between(sentAt, clock.instant()).compareTo(giveUp) > 0;
    }

    private static Duration duration(PropertyResolver settings, String name, Duration standard) {
        String text = settings.getProperty(name);
        try {
            Duration value = text == null ? standard : Duration.parse(text);
            if (value.isPositive()) {
                return value;
            }
        } catch (DateTimeParseException notADuration) {
            // Answered below, like one that is not positive.
        }
        throw new IllegalArgumentException("The setting `" + name + "` must be a duration like PT5S, was " + text);
    }
}
