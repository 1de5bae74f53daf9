package dev.vitrina.api.cached;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.cache.CachePolicy;
import java.util.List;
import java.util.Set;

/**
 * An endpoint with its cache policy. Declared as a bean, so that operators see it.
 *
 * @param tags          what every answer depends on
 * @param invalidatedBy the calls that change what it answers
 */
public record CachedEndpoint(
    Endpoint endpoint,
    CachePolicy policy,
    Set<String> tags,
    List<MutationRule> invalidatedBy
) {
    public CachedEndpoint {
        tags = Set.copyOf(tags);
        invalidatedBy = List.copyOf(invalidatedBy);
    }

    public CachedEndpoint(Endpoint endpoint, CachePolicy policy, Set<String> tags) {
        this(endpoint, policy, tags, List.of());
    }

    public CachedEndpoint(Endpoint endpoint, CachePolicy policy) {
        this(endpoint, policy, Set.of());
    }

    /** The same, asked for anew when these calls were made. */
    public CachedEndpoint invalidatedBy(MutationRule... rules) {
        return new CachedEndpoint(endpoint, policy, tags, List.of(rules));
    }
}
