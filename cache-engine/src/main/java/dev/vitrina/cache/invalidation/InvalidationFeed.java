package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.jdbc.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other replicas invalidated: reads the tail of the log four times a second and whenever the doorbell rings, on one
 * connection of its own. A notice is only a hint; nothing is lost by missing one.
 */
public final class InvalidationFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InvalidationFeed.class);
    private static final int POLL_MILLIS = 250;

    private final Database database;
    private final Generations generations;
    private final LongSupplier nanoTime;
    private final LongConsumer onScope;
    private final LogTail tail;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch firstRead = new CountDownLatch(1);
    private volatile long lastRead;

    /** @param onScope told of each scope heard of, after the generations moved */
    public InvalidationFeed(Database database, Generations generations, LongSupplier nanoTime, LongConsumer onScope) {
        this.database = database;
        this.generations = generations;
        this.nanoTime = nanoTime;
        this.onScope = onScope;
        this.tail = new LogTail();
        this.lastRead = nanoTime.getAsLong() - TimeUnit.HOURS.toNanos(1);
        this.thread = Thread.ofPlatform().daemon().name("cache-invalidations").unstarted(this::run);
    }

    /** Starts reading, and gives the first reading a second; without it the engine starts all the same. */
    public void start() {
        thread.start();
        try {
            boolean unused = firstRead.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long ago the log was last read to its end, in nanoseconds. */
    public long lag(long now) {
        return now - lastRead;
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Connection connection = database.connect()) {
                follow(connection);
            } catch (SQLException | RuntimeException e) {
                if (closing.getCount() > 0) {
                    LOG.warn("Invalidations of other replicas cannot be read; trying again: {}", e.getMessage());
                }
            }
            pause();
        }
    }

    private void follow(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        PGConnection postgres = listen(connection);
        while (closing.getCount() > 0) {
            long began = nanoTime.getAsLong();
            apply(tail.read(connection), began);
            if (postgres == null) {
                pause();
            } else {
                postgres.getNotifications(POLL_MILLIS);
            }
        }
        if (postgres != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("UNLISTEN " + Doorbell.CHANNEL);
            }
        }
    }

    private void apply(LogTail.Read read, long began) {
        if (read.gap()) {
            LOG.info("Nothing in memory is trusted: invalidations before now may have been missed");
            generations.move(ScopeId.ALL, true);
            onScope.accept(ScopeId.ALL);
        }
        for (LogTail.Notice notice : read.notices()) {
            generations.move(notice.scope(), notice.hard());
            onScope.accept(notice.scope());
        }
        lastRead = began;
        firstRead.countDown();
    }

    private static @Nullable PGConnection listen(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return null;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + Doorbell.CHANNEL);
        }
        return connection.unwrap(PGConnection.class);
    }

    private void pause() {
        try {
            boolean unused = closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted, most likely to close");
        }
    }
}
