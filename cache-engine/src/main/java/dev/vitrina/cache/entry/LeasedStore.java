package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.lease.LeaseStore;
import dev.vitrina.cache.store.EntryId;
import dev.vitrina.cache.store.EntryStore;
import dev.vitrina.cache.store.NewEntry;
import dev.vitrina.cache.store.NewFailure;
import dev.vitrina.cache.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that ends a lease: each call is one round trip, and whoever waits for that lease is told after it. Throws
 * {@link CacheStoreException} when the store cannot be reached; those who wait will find out by themselves.
 */
record LeasedStore(EntryStore entries, LeaseStore leases, LeaseWaits waits) {
    /** Empty when the lease was lost or an invalidation came, and nothing was stored. */
    Optional<Instant> store(EntryId id, long fence, NewEntry entry) {
        return told(id, entries.store(id, fence, entry));
    }

    /** Like {@link #store}. */
    Optional<Instant> renew(EntryId id, long fence, int policyVersion, long[] scopes, Duration keepFor) {
        return told(id, entries.renew(id, fence, policyVersion, scopes, keepFor));
    }

    /** Like {@link #store}. */
    Optional<Instant> fail(EntryId id, long fence, NewFailure failure) {
        return told(id, entries.fail(id, fence, failure));
    }

    /** @param fence empty when there is no lease to give up */
    void release(EntryId id, OptionalLong fence) {
        if (fence.isPresent() && leases.release(id, fence.getAsLong())) {
            waits.ended(id);
        }
    }

    private Optional<Instant> told(EntryId id, Written written) {
        if (written.awaited()) {
            waits.ended(id);
        }
        return written.moment();
    }
}
