package dev.vitrina.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test turns it. Not thread-safe. */
public final class TurnedClock extends Clock {

    private Instant now;

    /** @param start such as {@code 2026-11-28T09:00:00Z} */
    public TurnedClock(String start) {
        this.now = Instant.parse(start);
    }

    public void turn(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Stands still for good. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
