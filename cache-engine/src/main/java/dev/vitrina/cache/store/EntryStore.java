package dev.vitrina.cache.store;

import dev.vitrina.cache.CacheStoreException;
import java.time.Duration;
import java.util.Optional;

/**
 * The second level: entries that all replicas share. A row is written only by the holder of the key's lease, in the statement
 * that gives the lease up, and only when no invalidation came since the lease was taken.
 *
 * <p>Each call is one round trip, and throws {@link CacheStoreException} when the store cannot be reached. Of a write it is then
 * not known whether it happened.
 */
public interface EntryStore {
    /** Empty when there is no row, or one of a newer release that this one does not understand. */
    Optional<StoredEntry> read(EntryId id, int policyVersion);

    /**
     * Stores a row and gives the lease up.
     *
     * @return when the store says the value was fetched
     */
    Written store(EntryId id, long fence, NewEntry entry);

    /** Makes the kept value young again, as the origin says it has not changed; otherwise like {@link #store}. */
    Written renew(EntryId id, long fence, int policyVersion, long[] scopes, Duration keepFor);

    /**
     * Records a failure beside whatever is kept and gives the lease up.
     *
     * @return when to try again, by the store's clock
     */
    Written fail(EntryId id, long fence, NewFailure failure);
}
