package dev.vitrina.cache;

/**
 * Counts of one tenant and day.
 *
 * @param reads    answers given
 * @param loads    calls made to the origin
 * @param failures loads that gave no usable answer
 */
public record CacheActivity(long reads, long loads, long failures) {
    /** Origin calls that the cache made unnecessary. */
    public long callsSaved() {
        return Math.max(0, reads - loads);
    }
}
