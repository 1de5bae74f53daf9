package dev.vitrina.cache.memory;

import dev.vitrina.cache.Problem;

/**
 * A failed attempt to get a newer value, and how long not to try again.
 *
 * @param until by the engine's nanosecond counter
 * @param cells what it concerns: an invalidation of any of them ends it
 * @param epoch the generations' count before the attempt
 */
public record Setback(Problem problem, long until, int[] cells, long epoch) {}
