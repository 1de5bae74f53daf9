package dev.vitrina.cache;

/** What an invalidation reaches. Each costs one row whatever the number of entries. */
public sealed interface Scope {
    /** One entry. */
    record Key(CacheKey key) implements Scope {}

    /** All entries of a tenant that carry a tag. */
    record Tag(long tenant, String tag) implements Scope {}

    /** All entries of one endpoint of a tenant. */
    record Endpoint(long tenant, String endpoint) implements Scope {}

    /** All entries of a tenant. */
    record Tenant(long tenant) implements Scope {}

    /** Everything. */
    record All() implements Scope {}
}
