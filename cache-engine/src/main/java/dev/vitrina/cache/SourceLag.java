package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * How late an origin's list may give what has changed. A cursor that a run has reached moves on no further than the time at which
 * its page was asked for, less the lag: the next incremental run reads what lies behind that once more. Nothing is read twice
 * where nothing has changed lately.
 *
 * @param time  the longest delay, and how far the origin's clock may be behind the database's
 * @param limit finds the place in time
 */
public record SourceLag(Duration time, CursorLimit limit) {
    /** Of a list that gives a change as soon as it has happened, or whose cursors tell no time. */
    public static final SourceLag NONE = new SourceLag(Duration.ZERO, (cursor, until) -> cursor);

    public SourceLag {
        if (time.isNegative()) {
            throw new IllegalArgumentException("The lag must not be negative, was " + time);
        }
    }

    /** Keeps cursors from standing past a time. */
    @FunctionalInterface
    public interface CursorLimit {
        /**
         * The cursor when it stands at or before the time, or else one from which the list gives all that changed at that time or
         * later. Called in a transaction, on the run's thread: does not block.
         */
        String notPast(String cursor, Instant until);
    }
}
