package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.DeferredStore.Reason;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Invalidates: the store first, then this replica's memory, then a hint to the others. */
public final class Invalidator {

    /** More scopes than this within one window are not worth remembering: each is then invalidated at once. */
    private static final int MOST_RECENT = 10_000;

    private final InvalidationStore store;
    private final Generations generations;
    private final Doorbell doorbell;
    private final Deferrals deferrals;
    private final Unsent unsent;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Burst, Long> recent = new ConcurrentHashMap<>();

    public Invalidator(
        InvalidationStore store,
        Generations generations,
        Doorbell doorbell,
        Deferrals deferrals,
        Execution execution
    ) {
        this.store = store;
        this.generations = generations;
        this.doorbell = doorbell;
        this.deferrals = deferrals;
        this.unsent = new Unsent(this::send, execution);
        this.nanoTime = execution::nanoTime;
    }

    private record Burst(Scope scope, Invalidation invalidation) {}

    /**
     * Reaches the whole cluster, or throws.
     *
     * @throws CacheStoreException when the store could not be reached: this replica's memory is invalidated all the same, and the
     *                             rest is repeated until the store takes it or the process ends
     */
    public void invalidate(Scope scope, Invalidation invalidation) {
        invalidate(scope, invalidation, Duration.ZERO);
    }

    /** The same, and once more when {@code settle} has passed. */
    public void invalidate(Scope scope, Invalidation invalidation, Duration settle) {
        try {
            send(scope, invalidation, settle);
        } catch (CacheStoreException e) {
            unsent.add(scope, invalidation, settle);
            throw e;
        }
    }

    private void send(Scope scope, Invalidation invalidation, Duration settle) {
        try {
            // First, so that there is no moment at which only half of it would outlive this process.
            if (settle.isPositive()) {
                deferrals.defer(scope, invalidation, Reason.SETTLE, settle);
            }
            store.invalidate(scope, invalidation);
        } finally {
            generations.move(ScopeId.of(scope), invalidation == Invalidation.HARD);
        }
        doorbell.ring();
    }

    /** Invalidates hard on all replicas, this one's memory too, as soon as the store takes it. */
    public void invalidateLater(Scope scope) {
        unsent.add(scope, Invalidation.HARD, Duration.ZERO);
    }

    /** The first of a burst at once, all others of the window together at its end; the first of each replica is one. */
    public void invalidateDebounced(Scope scope, Invalidation invalidation, Duration window) {
        Burst burst = new Burst(scope, invalidation);
        long now = nanoTime.getAsLong();
        Long last = recent.get(burst);
        if (last != null && now - last < window.toNanos()) {
            deferrals.defer(scope, invalidation, Reason.DEBOUNCE, window.minusNanos(now - last));
            return;
        }
        if (recent.size() >= MOST_RECENT) {
            recent.clear();
        }
        recent.put(burst, now);
        invalidate(scope, invalidation);
    }

    /** Removes all of a tenant. When the store cannot be reached only this replica's memory is, and the call must be repeated. */
    public void purge(long tenant) {
        try {
            store.purge(tenant);
        } finally {
            generations.move(ScopeId.tenant(tenant), true);
        }
        doorbell.ring();
    }
}
