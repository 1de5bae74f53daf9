package dev.vitrina.cache;

/** What a call to the origin is for; a lower class never spends the reserve of a higher one. Highest first. */
public enum Priority {
    /** A user waits and there is nothing to show. */
    INTERACTIVE,
    /** A user has a stale answer and a newer one is wanted. */
    REFRESH,
    /** The answer is still fresh but will soon not be. */
    EAGER,
    /** An incremental mirror run. */
    MIRROR,
    /** A full mirror run. */
    RECONCILE,
}
