package dev.vitrina.cache;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names one entry: whose data it is, which method gave it, and for which request. Immutable; no record, because a hit in memory is
 * little more than a look into a hash table, and a record counts its hash anew each time.
 */
public final class CacheKey {

    private final long tenant;
    private final String endpoint;
    private final String request;
    private final int hash;

    /**
     * @param tenant   whose data it is; never part of a string prefix, so clearing one tenant can never reach another
     * @param endpoint the cached method, for example {@code wb-products/subjects}; at most 120 characters
     * @param request  the canonical request (sorted parameters, normalised numbers); equal requests must be equal strings
     */
    public CacheKey(long tenant, String endpoint, String request) {
        this.tenant = tenant;
        this.endpoint = Objects.requireNonNull(endpoint);
        this.request = Objects.requireNonNull(request);
        this.hash = 31 * (31 * Long.hashCode(tenant) + endpoint.hashCode()) + request.hashCode();
    }

    public long tenant() {
        return tenant;
    }

    public String endpoint() {
        return endpoint;
    }

    public String request() {
        return request;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (
            this == other ||
            (other instanceof CacheKey key &&
                hash == key.hash &&
                tenant == key.tenant &&
                request.equals(key.request) &&
                endpoint.equals(key.endpoint))
        );
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "CacheKey[tenant=%d, endpoint=%s, request=%s]".formatted(tenant, endpoint, request);
    }
}
