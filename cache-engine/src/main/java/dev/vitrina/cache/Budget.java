package dev.vitrina.cache;

import java.time.Duration;

/** The origin's rate budget, as far as the engine needs to know it: background work asks before it starts. */
@FunctionalInterface
public interface Budget {
    /**
     * How long a call of this priority should wait before it is made; zero means now. It reserves nothing: the call itself
     * spends the quota.
     */
    Duration delay(long tenant, String endpoint, Priority priority);

    /** A budget without limits. */
    static Budget unlimited() {
        return (tenant, endpoint, priority) -> Duration.ZERO;
    }
}
