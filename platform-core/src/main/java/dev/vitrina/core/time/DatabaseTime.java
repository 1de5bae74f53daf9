package dev.vitrina.core.time;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, told without asking it each time: the last answer plus the monotonic time since. Replicas whose wall
 * clocks disagree agree on this one, so whatever they share (quotas, due times, heartbeats) is judged by it. Thread-safe.
 */
public final class DatabaseTime {

    private static final Logger log = LoggerFactory.getLogger(DatabaseTime.class);
    private static final Duration ANCHOR_LIFE = Duration.ofSeconds(20);
    private static final int SAMPLES = 3;

    private final DataSource dataSource;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile Anchor anchor;

    /** @throws IllegalStateException when the database cannot be asked */
    public DatabaseTime(DataSource dataSource) {
        this.dataSource = dataSource;
        try {
            this.anchor = ask();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not tell its time", e);
        }
    }

    public Instant now() {
        Anchor known = anchor;
        long since = System.nanoTime() - known.nanoTime();
        if (since > ANCHOR_LIFE.toNanos() && refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("database-clock").start(this::refresh);
        }
        return known.database().plusNanos(since);
    }

    /** As a clock, for libraries that take one. A type of its own, so that it is never injected for the machine's by mistake. */
    public Clock asClock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("The database's time is UTC");
            }
        };
    }

    private void refresh() {
        try {
            anchor = ask();
        } catch (SQLException e) {
            log.warn("The database did not tell its time; going on from its last answer: {}", e.getMessage());
        } finally {
            refreshing.set(false);
        }
    }

    /** The sample with the shortest round trip is the truest. */
    private Anchor ask() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            Anchor best = sample(statement);
            for (int i = 1; i < SAMPLES; i++) {
                Anchor next = sample(statement);
                best = next.roundTrip() < best.roundTrip() ? next : best;
            }
            return best;
        }
    }

    private static Anchor sample(Statement statement) throws SQLException {
        long before = System.nanoTime();
        try (ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            Instant told = row.getObject(1, OffsetDateTime.class).toInstant();
            long roundTrip = System.nanoTime() - before;
            return new Anchor(told, before + roundTrip / 2, roundTrip);
        }
    }

    private record Anchor(Instant database, long nanoTime, long roundTrip) {}
}
