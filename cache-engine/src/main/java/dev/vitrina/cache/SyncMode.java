package dev.vitrina.cache;

/** How a run walks the collection. */
public enum SyncMode {
    /** From the stored cursor: finds what was created or changed, never what was deleted. */
    INCREMENTAL,
    /** From the beginning; only a complete one may delete rows. */
    FULL,
}
