package dev.vitrina.cache;

/** What became of a value that {@link UniversalCacheService#put} was given. */
public enum PutOutcome {
    /** All replicas serve it. */
    KEPT,
    /** An invalidation of something in it, or another put, came while it was stored: that one counts, and this value is not kept. */
    OVERTAKEN,
    /** It has more bytes than the policy keeps: what it was to replace is gone, and nothing is kept. */
    TOO_LARGE,
}
