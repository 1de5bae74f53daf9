package dev.vitrina.cache;

/** Whether an invalidated value may still serve as a fallback. */
public enum Invalidation {
    /** The data is old: ask again, but serve it if the origin fails. */
    SOFT,
    /** The data is wrong: never serve it again. */
    HARD,
}
