package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import java.util.Set;
import java.util.UUID;

/**
 * What was invalidated, as all replicas know it. Every call but {@link #follow}'s throws {@link CacheStoreException} when the store
 * cannot be reached, and it is then not known whether a write happened.
 */
public interface InvalidationStore {
    /** Moves the scope's generation and appends to the log: both or neither. */
    void invalidate(Scope scope, Invalidation invalidation);

    /** Removes everything known of a tenant but the generation that says so. */
    void purge(long tenant);

    /**
     * Wakes those who {@link InvalidationLog#awaitNotice wait}. A hint that may get lost.
     *
     * @param ended keys of the loads that ended and that others wait for, {@link dev.vitrina.cache.store.EntryId#key()}
     */
    void announce(Set<UUID> ended);

    /** Begins to follow the log, on a connection that the caller closes. */
    InvalidationLog follow();
}
