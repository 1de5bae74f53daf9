package dev.vitrina.media.arrange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.core.env.PropertyResolver;

/**
 * How often a card is looked at after a step.
 *
 * @param first  setting {@code look-after}: how long after a step is worth a first look
 * @param giveUp setting {@code give-up-after}: when nothing has come of a step for so long, nothing will (WB items spec: what does not keep to the demands
 *               is dropped in silence, after a 200)
 */
record Pace(Duration first, Duration giveUp) {
    private static final Duration SELDOM = Duration.ofMinutes(2);
    private static final int SHARE = 4;
    private static final int AFTER_LOSS = 12;

    static Pace of(PropertyResolver settings) {
        return new Pace(
            duration(settings, "look-after", Duration.ofSeconds(5)),
            duration(settings, "give-up-after", Duration.ofMinutes(35))
        );
    }

    /** After a step whose answer came. */
    Instant soon(Clock clock) {
        return clock.instant().plus(first);
    }

    /** After a step whose answer was lost: when the call has come to its end. */
    Instant afterLoss(Clock clock) {
        return clock.instant().plus(first.multipliedBy(AFTER_LOSS));
    }

    /** After a quarter of the time that has passed since. */
    Instant next(Clock clock, Instant begun) {
        Instant now = clock.instant();
        Duration pause = Duration.between(begun, now).dividedBy(SHARE);
        pause = pause.compareTo(first) < 0 ? first : pause;
        return now.plus(pause.compareTo(SELDOM) > 0 ? SELDOM : pause);
    }

    boolean isOver(Clock clock, Instant begun) {
        return Duration.between(begun, clock.instant()).compareTo(giveUp) > 0;
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
