package dev.vitrina.cache.history;

/** A replica that somebody reads from. */
public interface Reader {
    /** The event of the history that it began at: it knows nothing from before. */
    long born();

    /** When a round trip of it last failed, by the clock of the history. */
    long lastFailure();
}
