package dev.vitrina.cache;

import java.time.Duration;

/** How long "for ever" is: short enough that the sum of three such spans in nanoseconds is still a long. */
final class ForEver {

    private static final Duration SPAN = Duration.ofDays(90 * 365);

    private ForEver() {}

    static Duration atMost(Duration span) {
        return span.compareTo(SPAN) < 0 ? span : SPAN;
    }
}
