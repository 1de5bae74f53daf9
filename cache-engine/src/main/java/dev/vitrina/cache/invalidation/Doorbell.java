package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.execution.Execution;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the other replicas, at most 20 times a second however many invalidations there are: announcing is dear to PostgreSQL. Losing one only delays: everybody polls.
 */
public final class Doorbell {

    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final Duration GAP = Duration.ofMillis(50);

    private final InvalidationStore store;
    private final Execution execution;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean wanted;

    public Doorbell(InvalidationStore store, Execution execution) {
        this.store = store;
        this.execution = execution;
    }

    /** Returns at once; rings that come close together become one. */
    public void ring() {
        wanted = true;
        if (busy.compareAndSet(false, true)) {
            execution.execute(this::press);
        }
    }

    private void press() {
        wanted = false;
        try {
            store.announce();
        } catch (CacheStoreException e) {
            LOG.debug("The other replicas were not woken; they will poll", e);
        } finally {
            restAWhile();
        }
    }

    private void restAWhile() {
        try {
            var unused = execution.schedule(GAP, this::rest);
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
