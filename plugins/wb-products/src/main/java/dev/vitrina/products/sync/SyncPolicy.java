package dev.vitrina.products.sync;

import dev.vitrina.products.mirror.CardMirror;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.springframework.core.env.PropertyResolver;

/**
 * How up to date the catalogue is kept. Settings of the plugin, as ISO-8601 durations ({@code PT5M}).
 *
 * @param every     setting {@code sync-every}: the pause between incremental runs
 * @param fullEvery setting {@code full-every}: how old the last complete walk may be before another looks for deleted cards
 * @param fresh     setting {@code fresh-for}: up to this age the catalogue counts as fresh
 * @param changesKept setting {@code keep-changes}: how long the history of cards goes back; counts for what happens from then on
 */
public record SyncPolicy(Duration every, Duration fullEvery, Duration fresh, Duration changesKept) {
    /** One incremental run may fail without anyone being told. */
    public static final SyncPolicy DEFAULT = new SyncPolicy(
        Duration.ofMinutes(5),
        Duration.ofHours(24),
        Duration.ofMinutes(10),
        CardMirror.CHANGES_KEPT
    );

    /** Share of the pause by which shops differ, so that they do not all ask at once. */
    static final double JITTER = 0.2;

    /** How soon a walk that missed so many cards that a second one has to decide is followed by it. */
    static final Duration CONFIRM_AFTER = Duration.ofHours(1);

    /** When the upstream does not say when to come back. */
    static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    /** When another run holds the mirror: most likely one of a replica that has just died, whose lease ends in seconds. */
    static final Duration RETRY_WHEN_HELD = Duration.ofSeconds(3);

    /** @throws IllegalArgumentException names the setting that is no duration */
    public static SyncPolicy of(PropertyResolver settings) {
        return new SyncPolicy(
            duration(settings, "sync-every", DEFAULT.every),
            duration(settings, "full-every", DEFAULT.fullEvery),
            duration(settings, "fresh-for", DEFAULT.fresh),
            duration(settings, "keep-changes", DEFAULT.changesKept)
        );
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
        throw new IllegalArgumentException("The setting `" + name + "` must be a duration like PT5M, was " + text);
    }
}
