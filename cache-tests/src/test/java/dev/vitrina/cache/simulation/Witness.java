package dev.vitrina.cache.simulation;

import dev.vitrina.cache.store.EntryId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Is told what the database really did, whether the engine ever hears of it or not. */
interface Witness {
    Witness NONE = new Witness() {};

    /** Counts what happens, so that it can be said what was before what. */
    default long event() {
        return 0;
    }

    /** @param began when the statement that took the lease began, in the count of {@link #event}: what came then ends the lease */
    default void granted(EntryId id, long fence, Instant until, long began) {}

    /** The lease of this fence was given up. */
    default void gaveUp(long fence) {}

    /** The engine has learned that others wait for the lease that it gave up. */
    default void knowsOfWaiters(EntryId id) {}

    /** The engine tries to tell those who wait for the leases of these keys. */
    default void announces(Collection<UUID> keys) {}

    /** A row was stored or renewed, which ends what was recorded of failures. */
    default void stored(EntryId id, int policyVersion, Instant fetchedAt) {}

    /** A failure was to be recorded, and the lease was still the caller's. */
    default void failed(EntryId id, int policyVersion, long fence, Instant retryAt) {}

    default void paused(long tenant) {}

    /** A reader learned that an answer cannot be kept. */
    default void sawNotCacheable() {}
}
