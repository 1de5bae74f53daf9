package dev.vitrina.cache.simulation;

import java.util.Set;

/**
 * What a statement sees: PostgreSQL's {@code pg_snapshot}.
 *
 * @param min   every transaction below it has ended
 * @param max   every transaction from it on had not begun
 * @param under those in between that had not ended
 */
record Snapshot(long min, long max, Set<Long> under) {
    boolean sees(long transaction) {
        return transaction < max && !under.contains(transaction);
    }
}
