package dev.vitrina.core.cache;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.cache.CacheStatistics.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time that statistics are about, in whole hours or UTC days but for its end.
 *
 * @param from the beginning of the first hour or day
 * @param to   not after now
 */
record StatsSpan(Instant from, Instant to, Resolution resolution) {
    private static final Duration USUAL = Duration.ofDays(7);

    /** @throws VitrinaException {@code INVALID_INPUT} when it ends before it begins, or begins too long ago */
    static StatsSpan of(@Nullable Instant from, @Nullable Instant to, Instant now) {
        Instant end = to == null || to.isAfter(now) ? now : to;
        Instant begin = from == null ? now.minus(USUAL) : from;
        if (!begin.isBefore(end)) {
            throw new VitrinaException(ErrorCode.INVALID_INPUT, "`from` must be before `to` and before now");
        }
        if (begin.isBefore(now.minus(CacheStatistics.DAYS_KEPT))) {
            throw new VitrinaException(
                ErrorCode.INVALID_INPUT,
                "`from` must be at most %d days ago".formatted(CacheStatistics.DAYS_KEPT.toDays())
            );
        }
        boolean byHour =
            Duration.between(begin, end).compareTo(USUAL) <= 0 &&
            !begin.isBefore(now.minus(CacheStatistics.HOURS_KEPT));
        return byHour
            ? new StatsSpan(begin.truncatedTo(ChronoUnit.HOURS), end, Resolution.HOUR)
            : new StatsSpan(begin.truncatedTo(ChronoUnit.DAYS), end, Resolution.DAY);
    }

    /** When each hour or day of it begins. */
    List<Instant> steps() {
        ChronoUnit unit = switch (resolution) {
            case HOUR -> ChronoUnit.HOURS;
            case DAY -> ChronoUnit.DAYS;
        };
        return Stream.iterate(from, step -> step.isBefore(to), step -> step.plus(1, unit)).toList();
    }
}
