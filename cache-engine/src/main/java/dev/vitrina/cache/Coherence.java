package dev.vitrina.cache;

import java.time.Duration;

/** How soon an invalidation made on another replica must be seen by this one. */
public sealed interface Coherence {
    /** Never serve an invalidated value: the generation is checked in the store on each read. */
    record Strict() implements Coherence {}

    /** Serve from memory only while the invalidation log was read at most {@code delta} ago. */
    record Bounded(Duration delta) implements Coherence {}

    /** Serve from memory until the notice comes. */
    record Eventual() implements Coherence {}
}
