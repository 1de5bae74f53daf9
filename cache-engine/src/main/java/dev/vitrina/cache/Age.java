package dev.vitrina.cache;

import java.time.Duration;

/**
 * Tells how long ago the origin gave a value. Counts by the database's clock up to the moment the value was read and by this
 * process's own counter from there on, so it never compares the clocks of two machines. Thread-safe.
 */
@FunctionalInterface
public interface Age {
    /** The age at this moment; never negative. */
    Duration now();

    /** An age that was told once and counts no further. */
    static Age of(Duration age) {
        return new Told(age);
    }

    /** Equal to any other of the same length. */
    record Told(Duration now) implements Age {}
}
