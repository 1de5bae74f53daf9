package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.jdbc.Database;
import java.sql.PreparedStatement;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the other replicas. Committing with NOTIFY takes a lock on the whole cluster, so it has a transaction of its own and
 * happens at most 20 times a second however many invalidations there are. Losing one only delays: everybody polls.
 */
public final class Doorbell {

    static final String CHANNEL = "vitrina_cache";

    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final long GAP_MILLIS = 50;

    private final Database database;
    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean wanted;

    public Doorbell(Database database, ScheduledExecutorService timer, Executor executor) {
        this.database = database;
        this.timer = timer;
        this.executor = executor;
    }

    /** Returns at once; rings that come close together become one. */
    public void ring() {
        wanted = true;
        if (busy.compareAndSet(false, true)) {
            executor.execute(this::press);
        }
    }

    private void press() {
        wanted = false;
        try {
            database.write(connection -> {
                try (PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, '')")) {
                    statement.setString(1, CHANNEL);
                    return statement.execute();
                }
            });
        } catch (CacheStoreException e) {
            LOG.debug("The other replicas were not woken; they will poll", e);
        } finally {
            restAWhile();
        }
    }

    private void restAWhile() {
        try {
            var unused = timer.schedule(this::rest, GAP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine is closing: this was its last ring");
        }
    }

    /** Invalidations that came meanwhile may have committed too late for the last ring. */
    private void rest() {
        busy.set(false);
        if (wanted) {
            ring();
        }
    }
}
