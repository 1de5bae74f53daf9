package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.store.EntryId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the other replicas, at most 20 times in any second however many invalidations there are: announcing is dear to
 * PostgreSQL. A few that come close together are rung each at once, and only a steady stream is spaced out. Losing one only
 * delays: everybody polls.
 */
public final class Doorbell {

    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    /** Between two rings of a stream: 16 a second, to which a burst may add its four. */
    private static final long GAP_NANOS = TimeUnit.MICROSECONDS.toNanos(62_500);
    private static final long BURST = 4;

    private final Consumer<Set<UUID>> announcement;
    private final Execution execution;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<UUID> ended = ConcurrentHashMap.newKeySet();
    private volatile boolean wanted;
    /** When the rings so far would have ended, had they been spaced out. Only whoever is busy touches it. */
    private long paidUntil;

    /** @param announcement of the loads that ended since the last one, if any; may throw {@link CacheStoreException} */
    public Doorbell(Consumer<Set<UUID>> announcement, Execution execution) {
        this.announcement = announcement;
        this.execution = execution;
        this.paidUntil = execution.nanoTime();
    }

    /** Returns at once; rings that come close together become one. */
    public void ring() {
        wanted = true;
        if (busy.compareAndSet(false, true)) {
            try {
                execution.execute(this::press);
            } catch (RejectedExecutionException e) {
                LOG.debug("The engine is closing: nobody was woken");
            }
        }
    }

    /** Rings for those who wait for the end of a load. */
    public void ring(EntryId loaded) {
        ended.add(loaded.key());
        ring();
    }

    private void press() {
        wanted = false;
        Set<UUID> told = Set.copyOf(ended);
        ended.removeAll(told);
        try {
            announcement.accept(told);
        } catch (CacheStoreException e) {
            LOG.debug("The other replicas were not woken; they will poll", e);
        } finally {
            restAWhile();
        }
    }

    private void restAWhile() {
        long now = execution.nanoTime();
        paidUntil = (paidUntil - now > 0 ? paidUntil : now) + GAP_NANOS;
        long debt = paidUntil - now - (BURST - 1) * GAP_NANOS;
        if (debt <= 0) {
            rest();
            return;
        }
        try {
            var unused = execution.schedule(Duration.ofNanos(debt), this::rest);
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
