package dev.vitrina.cache;

/**
 * What the cache did in some span of time.
 *
 * @param reads     answers asked for: the sum of hits, stale, misses and errors, except in what was counted before these were told
 *                  apart
 * @param hits      answered with what is fresh, or from a mirror's rows, whatever their age
 * @param stale     answered with what is stale, while a newer value was fetched or could not be had
 * @param misses    answered only after the origin was asked
 * @param errors    reads that got no answer
 * @param loads     calls made to the origin
 * @param failures  loads that gave no usable answer
 * @param coalesced reads that waited for a load somebody else had begun, here or in another replica
 */
public record CacheCounts(
    long reads,
    long hits,
    long stale,
    long misses,
    long errors,
    long loads,
    long failures,
    long coalesced
) {
    public static final CacheCounts NONE = new CacheCounts(0, 0, 0, 0, 0, 0, 0, 0);

    public CacheCounts plus(CacheCounts other) {
        return new CacheCounts(
            reads + other.reads,
            hits + other.hits,
            stale + other.stale,
            misses + other.misses,
            errors + other.errors,
            loads + other.loads,
            failures + other.failures,
            coalesced + other.coalesced
        );
    }

    /** Origin calls that the cache made unnecessary; never negative. */
    public long callsSaved() {
        return Math.max(0, reads - loads);
    }
}
