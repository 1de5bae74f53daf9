package dev.vitrina.cache.lease;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.store.EntryId;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Who may load a key now, in the whole cluster. Each call is one round trip, and throws {@link CacheStoreException} when the store
 * cannot be reached.
 */
public interface LeaseStore {
    /**
     * Takes the lease when it is free: nobody holds it, it ran out, or an invalidation of one of the scopes came since it was taken.
     * Marks it as awaited otherwise: whoever ends it then learns that somebody waits.
     *
     * @return the fence, a number that names this load for ever, when the caller may load now; empty while another one does
     */
    OptionalLong acquire(EntryId id, Duration length, long[] scopes);

    /**
     * Takes the lease from whoever has it: what that load brings will not be kept. Who waits for its end waits for this one's.
     *
     * @return the fence
     */
    long take(EntryId id, Duration length);

    /**
     * Gives the lease up without storing anything; does nothing when it was lost.
     *
     * @return whether it was still the caller's and others wait for its end
     */
    boolean release(EntryId id, long fence);
}
