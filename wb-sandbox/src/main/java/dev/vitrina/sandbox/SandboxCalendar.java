package dev.vitrina.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The dates of a sandbox. They move as seldom as they can, so that a restart shows the same catalogue and issues the same tokens.
 *
 * @param month          when this month began
 * @param catalogueFrom  before the oldest {@code updatedAt}
 * @param catalogueUntil after the newest one of the generated catalogue, and before now
 * @param tokenExpiry    180 days after the first of this month: WB's tokens live that long
 */
record SandboxCalendar(Instant month, Instant catalogueFrom, Instant catalogueUntil, Instant tokenExpiry) {
    private static final Instant FROM = Instant.parse("2023-02-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-09-01T00:00:00Z");

    static SandboxCalendar at(Instant now) {
        Instant month = now.atZone(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
        Instant until = month.isBefore(UNTIL) ? month : UNTIL;
        Instant from = until.minus(Duration.between(FROM, UNTIL));
        return new SandboxCalendar(month, from, until, month.plus(Duration.ofDays(180)));
    }

    /** When the expired demo token expired. */
    Instant longAgo() {
        return catalogueFrom.plus(Duration.ofDays(180));
    }
}
