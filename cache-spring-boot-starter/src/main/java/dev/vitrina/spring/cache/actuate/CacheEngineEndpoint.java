package dev.vitrina.spring.cache.actuate;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.spring.cache.adapter.EngineCaches;
import dev.vitrina.spring.cache.policy.CacheEngineProperties;
import dev.vitrina.spring.cache.policy.CachePolicies;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Shows the engine and invalidates by hand. As any endpoint it is out of reach until it is exposed, and even then only read until
 * {@code management.endpoint.cacheengine.access} is {@code unrestricted}. Shows no key and no value.
 */
@Endpoint(id = "cacheengine", defaultAccess = Access.READ_ONLY)
public final class CacheEngineEndpoint {

    private final UniversalCacheService cache;
    private final CacheInventory inventory;
    private final CacheEngineProperties properties;
    private final CachePolicies policies;
    private final @Nullable EngineCaches caches;

    /** @param caches Spring's caches; null where there are none */
    public CacheEngineEndpoint(
        UniversalCacheService cache,
        CacheInventory inventory,
        CacheEngineProperties properties,
        CachePolicies policies,
        @Nullable EngineCaches caches
    ) {
        this.cache = cache;
        this.inventory = inventory;
        this.properties = properties;
        this.policies = policies;
        this.caches = caches;
    }

    /** @param tenant whose counts of today are shown; that of the properties by default */
    @ReadOperation
    public Descriptor state(@Nullable Long tenant) {
        long whose = tenant == null ? properties.tenant() : tenant;
        Map<String, Policy> shown = new TreeMap<>();
        names().forEach(name -> shown.put(name, Policy.of(policies.of(name))));
        CacheActivity today = null;
        try {
            today = cache.activity(whose);
        } catch (CacheStoreException away) {
            // Said by the state of the store.
        }
        return new Descriptor(
            today == null ? "unreachable" : "reachable",
            inventory.memoryLimit(),
            new TreeMap<>(inventory.memory()),
            whose,
            today == null ? null : Activity.of(today),
            shown
        );
    }

    /**
     * Invalidates all of a tenant's entries of a cache, or one.
     *
     * @param key  as the annotated method was called with: the text of a string, a number; or the engine's own text of any key
     * @param soft whether the old values may still be served when the load fails; false by default
     */
    @WriteOperation
    public Invalidated invalidate(String cache, @Nullable String key, @Nullable Long tenant, @Nullable Boolean soft) {
        if (!names().contains(cache)) {
            throw new InvalidEndpointRequestException("There is no cache " + cache, "Unknown cache");
        }
        long whose = tenant == null ? properties.tenant() : tenant;
        Invalidation invalidation = Boolean.TRUE.equals(soft) ? Invalidation.SOFT : Invalidation.HARD;
        List<Scope> scopes = key == null
            ? List.of(new Scope.Endpoint(whose, cache))
            : EngineCaches.keyTexts(key)
                .stream()
                .<Scope>map(text -> new Scope.Key(new CacheKey(whose, cache, text)))
                .toList();
        scopes.forEach(scope -> this.cache.invalidate(scope, invalidation));
        return new Invalidated(cache, whose, key != null, invalidation.name().toLowerCase(Locale.ROOT));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(policies.named());
        if (caches != null) {
            names.addAll(caches.getCacheNames());
        }
        return names;
    }

    /**
     * The engine of this process.
     *
     * @param store       whether PostgreSQL answers: reachable or unreachable
     * @param memoryLimit how many bytes this process's memory may hold
     * @param memory      how many it holds, by cache
     * @param activity    today's counts, all replicas together; null when PostgreSQL does not answer
     * @param caches      the policies by cache
     */
    public record Descriptor(
        String store,
        long memoryLimit,
        Map<String, Long> memory,
        long tenant,
        @Nullable Activity activity,
        Map<String, Policy> caches
    ) {}

    /** A tenant's counts since the start of the UTC day. */
    public record Activity(long reads, long loads, long failures, long callsSaved) {
        static Activity of(CacheActivity today) {
            return new Activity(today.reads(), today.loads(), today.failures(), today.callsSaved());
        }
    }

    /** What was invalidated. */
    public record Invalidated(String cache, long tenant, boolean oneKey, String invalidation) {}

    /** A policy with its durations as ISO 8601 texts. */
    public record Policy(
        int version,
        String fresh,
        String staleWhileRevalidate,
        String staleIfError,
        String keep,
        double jitter,
        double refreshAt,
        String warmFor,
        String notFoundFor,
        String rejectedFor,
        String softTimeout,
        String hardTimeout,
        String settle,
        String coherence,
        double reserve,
        double memoryShare,
        int maxBytes,
        int compressAbove
    ) {
        static Policy of(CachePolicy policy) {
            return new Policy(
                policy.version(),
                policy.fresh().toString(),
                policy.staleWhileRevalidate().toString(),
                policy.staleIfError().toString(),
                policy.keep().toString(),
                policy.jitter(),
                policy.refreshAt(),
                policy.warmFor().toString(),
                policy.notFoundFor().toString(),
                policy.rejectedFor().toString(),
                policy.softTimeout().toString(),
                policy.hardTimeout().toString(),
                policy.settle().toString(),
                switch (policy.coherence()) {
                    case Coherence.Strict() -> "strict";
                    case Coherence.Eventual() -> "eventual";
                    case Coherence.Bounded(Duration delta) -> delta.toString();
                },
                policy.reserve(),
                policy.memoryShare(),
                policy.maxBytes(),
                policy.compressAbove()
            );
        }
    }
}
