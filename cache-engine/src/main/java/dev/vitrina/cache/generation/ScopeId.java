package dev.vitrina.cache.generation;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.Scope;
import java.util.HashSet;
import java.util.Set;

/**
 * The number a scope goes by, a 64-bit hash. Two scopes with one number would only be invalidated together, so a collision
 * costs a load and never shows old data.
 */
public final class ScopeId {

    /** Everything. */
    public static final long ALL = hash('a', 0, "");

    private ScopeId() {}

    public static long of(Scope scope) {
        return switch (scope) {
            case Scope.All ignored -> ALL;
            case Scope.Tenant(long tenant) -> tenant(tenant);
            case Scope.Endpoint(long tenant, String endpoint) -> endpoint(tenant, endpoint);
            case Scope.Tag(long tenant, String tag) -> tag(tenant, tag);
            case Scope.Key(CacheKey key) -> key(key);
        };
    }

    public static long tenant(long tenant) {
        return hash('t', tenant, "");
    }

    public static long key(CacheKey key) {
        return hash('k', key.tenant(), key.request()) * 31 + hash('k', key.tenant(), key.endpoint());
    }

    /** The scopes an entry's row compares its generations with. Its key is not one: rows are invalidated by key directly. */
    public static long[] ofEntry(CacheKey key, Set<String> tags) {
        long[] scopes = new long[3 + tags.size()];
        scopes[0] = ALL;
        scopes[1] = tenant(key.tenant());
        scopes[2] = endpoint(key.tenant(), key.endpoint());
        int next = 3;
        for (String tag : tags) {
            scopes[next++] = tag(key.tenant(), tag);
        }
        return scopes;
    }

    /** With the tags of the request and those that only its answer named. */
    public static long[] ofEntry(CacheKey key, Set<String> requested, Set<String> found) {
        if (found.isEmpty()) {
            return ofEntry(key, requested);
        }
        Set<String> all = new HashSet<>(requested);
        all.addAll(found);
        return ofEntry(key, all);
    }

    private static long endpoint(long tenant, String endpoint) {
        return hash('e', tenant, endpoint);
    }

    private static long tag(long tenant, String tag) {
        return hash('g', tenant, tag);
    }

    /** FNV-1a over the characters, finished by the mixer of SplitMix64. Stored in PostgreSQL: must never change. */
    private static long hash(char kind, long tenant, String name) {
        long hash = 0xcbf29ce484222325L;
        hash = (hash ^ kind) * 0x100000001b3L;
        hash = (hash ^ tenant) * 0x100000001b3L;
        hash = (hash ^ (tenant >>> 32)) * 0x100000001b3L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
