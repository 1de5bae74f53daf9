package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;

/** Invalidates: PostgreSQL first, then this replica's memory, then a hint to the others. */
public final class Invalidator {

    private final InvalidationStore store;
    private final Generations generations;
    private final Doorbell doorbell;

    public Invalidator(InvalidationStore store, Generations generations, Doorbell doorbell) {
        this.store = store;
        this.generations = generations;
        this.doorbell = doorbell;
    }

    /**
     * Reaches the whole cluster, or throws.
     *
     * @throws CacheStoreException when PostgreSQL could not be reached: this replica's memory is invalidated all the same,
     *                             but the call must be repeated
     */
    public void invalidate(Scope scope, Invalidation invalidation) {
        try {
            store.invalidate(scope, invalidation);
        } finally {
            generations.move(ScopeId.of(scope), invalidation == Invalidation.HARD);
        }
        doorbell.ring();
    }

    /** Removes all of a tenant; see {@link #invalidate} for failures. */
    public void purge(long tenant) {
        try {
            store.purge(tenant);
        } finally {
            generations.move(ScopeId.tenant(tenant), true);
        }
        doorbell.ring();
    }
}
