package dev.vitrina.cache;

/** What an invalidation reaches. Each costs one row whatever the number of entries, and reaches also what is being loaded. */
public sealed interface Scope {
    /** One entry. */
    record Key(CacheKey key) implements Scope {}

    /** All entries of a tenant that carry a tag, of their request or of the origin's answer. */
    record Tag(long tenant, String tag) implements Scope {}

    /** All entries of one endpoint of a tenant. */
    record Endpoint(long tenant, String endpoint) implements Scope {}

    /** All entries of a tenant. */
    record Tenant(long tenant) implements Scope {}

    /** Everything. */
    record All() implements Scope {}
}
