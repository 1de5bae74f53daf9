package dev.vitrina.cache;

import java.time.Duration;

/**
 * How soon an invalidation made on another replica must be seen by this one. Those of this replica are always seen at once. While
 * PostgreSQL is away no other can be heard of: memory still answers, but for {@link Strict}.
 */
public sealed interface Coherence {
    /**
     * Never serve an invalidated value: the generation is checked in the store on each read, which costs a round trip. Without
     * PostgreSQL each read loads.
     */
    record Strict() implements Coherence {}

    /**
     * Serve from memory only while the invalidation log was read at most {@code delta} ago, and from the store otherwise. The log is
     * read four times a second, so less than half a second mostly means the store.
     */
    record Bounded(Duration delta) implements Coherence {}

    /** Serve from memory until the notice comes: most often within milliseconds, after a cut when the connection is back. */
    record Eventual() implements Coherence {}
}
