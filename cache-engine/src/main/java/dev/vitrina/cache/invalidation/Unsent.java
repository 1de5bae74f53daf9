package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.execution.Execution;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invalidations that the store did not take, repeated until it does. Kept in this process only, so callers are told all the same.
 * Bounded: when too many wait, everything is invalidated in their stead.
 */
final class Unsent {

    private static final Logger LOG = LoggerFactory.getLogger(Unsent.class);
    private static final int MOST = 1_000;

    /** Old values are served as fresh from when the store is back until then. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Sending sending;
    private final Execution execution;
    private final ConcurrentHashMap<Scope, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Unsent(Sending sending, Execution execution) {
        this.sending = sending;
        this.execution = execution;
    }

    /** Makes an invalidation, and nothing else when that fails. */
    @FunctionalInterface
    interface Sending {
        /** @throws CacheStoreException when the store does not take it */
        void send(Scope scope, Invalidation invalidation, Duration settle);
    }

    /** @param settle when it is to be made once more */
    private record Waiting(Invalidation invalidation, Duration settle) {
        Waiting and(Waiting other) {
            boolean hard = invalidation == Invalidation.HARD || other.invalidation == Invalidation.HARD;
            return new Waiting(
                hard ? Invalidation.HARD : Invalidation.SOFT,
                settle.compareTo(other.settle) > 0 ? settle : other.settle
            );
        }
    }

    void add(Scope scope, Invalidation invalidation, Duration settle) {
        Waiting added = new Waiting(invalidation, settle);
        if (waiting.size() >= MOST && !waiting.containsKey(scope)) {
            LOG.warn("So many invalidations wait for the store that all is invalidated when it is back");
            waiting.merge(new Scope.All(), takeAll().and(added), Waiting::and);
        } else {
            waiting.merge(scope, added, Waiting::and);
        }
        schedule();
    }

    /** What is as strong as all that wait, which wait no more. */
    private Waiting takeAll() {
        Waiting all = new Waiting(Invalidation.SOFT, Duration.ZERO);
        for (Scope scope : List.copyOf(waiting.keySet())) {
            Waiting one = waiting.remove(scope);
            all = one == null ? all : all.and(one);
        }
        return all;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                var unused = execution.schedule(PAUSE, () -> execution.execute(this::send));
            } catch (RejectedExecutionException e) {
                LOG.warn("{} invalidations were never taken by the store: the engine closes", waiting.size());
            }
        }
    }

    private void send() {
        scheduled.set(false);
        for (Scope scope : List.copyOf(waiting.keySet())) {
            // Taken before it is sent: one that comes meanwhile waits for itself.
            Waiting one = waiting.remove(scope);
            if (one != null) {
                try {
                    sending.send(scope, one.invalidation(), one.settle());
                } catch (CacheStoreException e) {
                    waiting.merge(scope, one, Waiting::and);
                    LOG.debug("{} invalidations still wait for the store", waiting.size(), e);
                    break;
                }
            }
        }
        if (!waiting.isEmpty()) {
            schedule();
        }
    }
}
