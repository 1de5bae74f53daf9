package dev.vitrina.core.policy;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.Coherence;
import dev.vitrina.core.contribution.Egress;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.contribution.PluginQuotas;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Plugins that declare cached endpoints and nothing else. */
public final class Plugins {

    /** A minute fresh, a minute stale while a refresh runs, an hour stale on error. */
    static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(1))
        .withStale(Duration.ofMinutes(1), Duration.ofHours(1))
        .withJitter(0)
        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10))
        .withCoherence(new Coherence.Eventual());

    private static final QuotaGroup QUOTA = new QuotaGroup(
        "test",
        Quota.of(100, Duration.ofMinutes(1), Duration.ofMillis(600), 5)
    );

    private Plugins() {}

    public static PluginContributions declaring(String plugin, String... endpoints) {
        List<CachedEndpoint> cached = Stream.of(endpoints)
            .map(id -> new CachedEndpoint(endpoint(id), POLICY))
            .toList();
        return new PluginContributions(
            plugin,
            "1.0.0",
            List.of(),
            List.of(),
            cached,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Egress.NONE,
            PluginQuotas.unlimited(plugin)
        );
    }

    private static Endpoint endpoint(String id) {
        return Endpoint.get(id, "test", "/things", QUOTA);
    }
}
