package dev.vitrina.cache;

import java.time.Duration;

/**
 * The origin's rate budget, as far as the engine needs to know it: background work asks before it starts. Asked on readers'
 * threads, by many at once, so it must answer at once; what it throws counts as zero.
 */
@FunctionalInterface
public interface Budget {
    /**
     * How long a call of this priority should wait before it is made; zero means now. It reserves nothing: the call itself
     * spends the quota.
     *
     * @param reserve 0 to 1: the share of the origin's burst that this call must leave to others, where its priority does not
     *                leave more; {@link CachePolicy#reserve()}
     */
    Duration delay(long tenant, String endpoint, Priority priority, double reserve);

    /** A budget without limits. */
    static Budget unlimited() {
        return (tenant, endpoint, priority, reserve) -> Duration.ZERO;
    }
}
