package dev.vitrina.cache.memory;

import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;

/**
 * A failed attempt to get a newer value, and how long not to try again.
 *
 * @param stopped the class of the load it stopped: a load of a higher class does not heed it
 * @param until by the engine's nanosecond counter
 * @param cells what it concerns: an invalidation of any of them ends it
 * @param epoch the generations' count before the attempt
 */
public record Setback(Problem problem, Priority stopped, long until, int[] cells, long epoch) {
    /** Whether a load of this class must wait too. */
    boolean binds(Priority load) {
        return load.compareTo(stopped) >= 0;
    }
}
