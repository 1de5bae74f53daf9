package dev.vitrina.api.cached;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.cache.CachePolicy;
import java.util.Set;

/**
 * An endpoint with its cache policy. Declared as a bean, so that operators see it.
 *
 * @param tags what every answer depends on
 */
public record CachedEndpoint(Endpoint endpoint, CachePolicy policy, Set<String> tags) {
    public CachedEndpoint {
        tags = Set.copyOf(tags);
    }

    public CachedEndpoint(Endpoint endpoint, CachePolicy policy) {
        this(endpoint, policy, Set.of());
    }
}
