package dev.vitrina.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * What is kept of an entry, without loading it: neither now nor behind, and nothing is remembered of the request. Costs one look
     * at the store unless memory holds it fresh.
     *
     * <p>Its freshness says what the policy makes of it: fresh, or stale with the reason if the store could not be asked. An
     * invalidation that returned before this call began is respected as by {@link #get}.
     *
     * @return empty when nothing is kept that {@code get} would serve while the origin works, also when the store cannot be reached and this replica's
     *         memory has nothing
     */
    <T> Optional<CacheAnswer.Kept<T>> find(CacheRequest<T> request);

    /**
     * Keeps a value that the caller has already, in place of whatever is kept: as if the origin had given it at this moment. No
     * replica serves what it replaces once this has returned, within the policy's {@link Coherence}, and no load that began before
     * brings that back. The request's loader is not asked.
     *
     * <p>An invalidation counts as later than the value when it began after this call had reached the store, and earlier when it had
     * returned before this call began; one between the two may count as either. Of two puts of one key at once one wins on all
     * replicas.
     *
     * @param value null when there is no such thing: an absence, remembered for {@link CachePolicy#notFoundFor()}
     * @throws CacheStoreException when the store cannot be reached: this replica serves the value all the same, as far as the
     *                             policy's coherence lets it serve from memory, and the engine invalidates the entry everywhere
     *                             as soon as the store takes that
     * @throws RuntimeException    what the codec throws when the value cannot be encoded; nothing has changed then
     */
    <T> PutOutcome put(CacheRequest<T> request, @Nullable T value);

    /**
     * Invalidates everything in the scope. When it returns, no later read on this replica serves the old value (except as
     * a fallback after {@link Invalidation#SOFT}), and a load that was under way will not be kept.
     *
     * @throws CacheStoreException when the store cannot be reached: this replica has forgotten the value all the same, and the
     *                             engine repeats the call for the others until the store takes it or the process ends
     */
    void invalidate(Scope scope, Invalidation invalidation);

    /**
     * Invalidates now, and once more when {@code settle} has passed: for what was changed at an origin that shows changes late,
     * where a load right after the change may still bring the state before it. The second time happens even if this process
     * ends before.
     *
     * @param settle zero for once only; {@link CachePolicy#settle()}
     * @throws CacheStoreException as above
     */
    void invalidate(Scope scope, Invalidation invalidation, Duration settle);

    /**
     * Invalidates, for those who are told of changes in bursts: the first call for a scope works at once on each replica, all that
     * follow within the window become one at its end, for the whole cluster. Until then the state after the first may be served.
     *
     * @throws CacheStoreException as above; of a call that would have waited nothing is left then
     */
    void invalidateDebounced(Scope scope, Invalidation invalidation, Duration window);

    /**
     * Forgets all of a tenant: entries, generations, counters. For a shop that was removed.
     *
     * @throws CacheStoreException when the store cannot be reached: call again
     */
    void purge(long tenant);

    /** What the cache did for a tenant since the start of the current UTC day, all replicas together. */
    CacheActivity activity(long tenant);

    /** The same for several tenants with one look at the store; every tenant asked for is in the map. */
    Map<Long, CacheActivity> activity(Collection<Long> tenants);
}
