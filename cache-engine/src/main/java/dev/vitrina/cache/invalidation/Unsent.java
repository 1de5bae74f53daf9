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
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final InvalidationStore store;
    private final Doorbell doorbell;
    private final Execution execution;
    private final ConcurrentHashMap<Scope, Invalidation> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    Unsent(InvalidationStore store, Doorbell doorbell, Execution execution) {
        this.store = store;
        this.doorbell = doorbell;
        this.execution = execution;
    }

    void add(Scope scope, Invalidation invalidation) {
        if (waiting.size() >= MOST) {
            LOG.warn("So many invalidations wait for the store that all is invalidated when it is back");
            waiting.clear();
            merge(new Scope.All(), Invalidation.HARD);
        } else {
            merge(scope, invalidation);
        }
        schedule(FIRST);
    }

    private void merge(Scope scope, Invalidation invalidation) {
        waiting.merge(scope, invalidation, (one, other) -> one == Invalidation.HARD ? one : other);
    }

    private void schedule(Duration delay) {
        if (scheduled.compareAndSet(false, true)) {
            try {
                var unused = execution.schedule(delay, () -> execution.execute(() -> send(delay)));
            } catch (RejectedExecutionException e) {
                LOG.warn("{} invalidations were never taken by the store: the engine closes", waiting.size());
            }
        }
    }

    private void send(Duration waited) {
        scheduled.set(false);
        try {
            for (Scope scope : List.copyOf(waiting.keySet())) {
                Invalidation invalidation = waiting.get(scope);
                if (invalidation != null) {
                    store.invalidate(scope, invalidation);
                    waiting.remove(scope, invalidation);
                }
            }
            doorbell.ring();
        } catch (CacheStoreException e) {
            LOG.debug("{} invalidations still wait for the store", waiting.size(), e);
            Duration longer = waited.multipliedBy(2);
            schedule(longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
            return;
        }
        if (!waiting.isEmpty()) {
            schedule(FIRST);
        }
    }
}
