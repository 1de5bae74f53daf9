package dev.vitrina.pricing.change.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one time of the host, of the plugin, of the simulated Wildberries and, by {@code sim.now()}, of the database; it moves when it is turned. */
final class TurnedClock extends Clock {

    static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

    /** Found before PostgreSQL's own by the search path of the pool under test. */
    static final String FUNCTIONS = """
        CREATE SCHEMA sim;
        CREATE TABLE sim.clock (at timestamptz NOT NULL);
        INSERT INTO sim.clock VALUES ('2026-11-28T10:00:00Z');
        CREATE FUNCTION sim.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM sim.clock';
        CREATE FUNCTION sim.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM sim.clock';
        """;

    private final JdbcTemplate database;
    private volatile Instant now = START;

    TurnedClock(JdbcTemplate database) {
        this.database = database;
    }

    void reset() {
        turnTo(START);
    }

    void pass(Duration time) {
        turnTo(now.plus(time));
    }

    void turnTo(Instant time) {
        now = time;
        database.update("UPDATE sim.clock SET at = ?", time.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
