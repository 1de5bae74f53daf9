package dev.vitrina.cache.memory;

/**
 * An answer that was too large to keep, or that the origin forbade to keep. Unlike a {@link Setback} it stops nobody who would otherwise have nothing young enough: the
 * answer itself is good.
 *
 * @param since by the engine's nanosecond counter
 * @param until how long nothing is loaded behind what is kept
 * @param cells what it concerns: an invalidation of any of them ends it
 * @param epoch the generations' count before the load
 */
public record Oversize(long since, long until, int[] cells, long epoch) {}
