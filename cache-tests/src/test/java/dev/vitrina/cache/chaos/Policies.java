package dev.vitrina.cache.chaos;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import java.time.Duration;
import java.util.List;

/** By which the crowd reads. Most keep values for so long that whoever misses an invalidation is seen to. */
final class Policies {

    private static final CachePolicy BASE = CachePolicy.freshFor(Duration.ofMinutes(1))
        .withStale(Duration.ofMinutes(1), Duration.ofMinutes(10))
        .withNegative(Duration.ofMinutes(1), Duration.ofMillis(200))
        .withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(3))
        .withMemory(1.0, 64);

    static final int EVENTUAL = 0;

    static final List<CachePolicy> ALL = List.of(
        BASE.withCoherence(new Coherence.Eventual()),
        BASE.withCoherence(new Coherence.Strict()),
        BASE.withCoherence(new Coherence.Bounded(Duration.ofSeconds(1))),
        BASE.withCoherence(new Coherence.Bounded(Duration.ofMillis(300))),
        CachePolicy.freshFor(Duration.ofSeconds(1))
            .withStale(Duration.ofSeconds(1), Duration.ofSeconds(5))
            .withRefreshAt(0.5)
            .withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(3))
            .withMemory(1.0, 64)
            .withCoherence(new Coherence.Bounded(Duration.ofSeconds(1)))
            .withVersion(2)
    );

    private Policies() {}
}
