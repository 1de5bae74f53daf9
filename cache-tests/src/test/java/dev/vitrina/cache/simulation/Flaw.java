package dev.vitrina.cache.simulation;

/** What is taken out of the simulated store to see whether the history notices. */
enum Flaw {
    NONE,
    /** Stores whatever a load brings, though its lease was lost or an invalidation came. */
    NO_FENCE,
    /** Forgets failures: the lease is free again and nobody else knows. */
    NO_FAILURE_ENTRY,
    /** A connection tells only what was logged since it was made. */
    NO_CATCH_UP,
    /** Does not say that others wait for a lease. */
    NO_WAITERS,
}
