package dev.vitrina.cache;

import java.util.Collection;
import java.util.Map;

/**
 * One cache in front of every slow origin: memory over a shared PostgreSQL store, one load at a time per key in the whole
 * cluster, stale answers with their age instead of errors.
 *
 * <p>Thread-safe. Callers may be virtual threads; no call pins a carrier, and each returns by the policy's timeouts.
 */
public interface UniversalCacheService {
    /**
     * Reads an entry, loading it when needed.
     *
     * <p>Never throws for an origin's failure: see {@link CacheAnswer.Failed}. An invalidation that returned before this
     * call began is always respected, within the policy's {@link Coherence}.
     */
    <T> CacheAnswer<T> get(CacheRequest<T> request);

    /**
     * Invalidates everything in the scope. When it returns, no later read on this replica serves the old value (except as
     * a fallback after {@link Invalidation#SOFT}), and a load that was under way will not be kept.
     */
    void invalidate(Scope scope, Invalidation invalidation);

    /** Forgets all of a tenant: entries, generations, counters. For a shop that was removed. */
    void purge(long tenant);

    /** What the cache did for a tenant since the start of the current UTC day, all replicas together. */
    CacheActivity activity(long tenant);

    /** The same for several tenants with one look at the store; every tenant asked for is in the map. */
    Map<Long, CacheActivity> activity(Collection<Long> tenants);
}
