package dev.vitrina.cache.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The latest request of each key that was asked for most often, by frequency as Caffeine estimates it. Not told of fresh hits in
 * memory, which must cost nothing. A request leads to its loader, which may be a plugin's: hence the day, and {@link #forget}.
 */
final class RecentRequests {

    private static final int MOST = 2_000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

    private final Cache<CacheKey, CacheRequest<?>> requests = Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(REMEMBERED)
        .build();

    /** @param asked by the policy that its owner declares */
    void note(CacheRequest<?> asked) {
        if (!forgotten.contains(asked.key().endpoint())) {
            requests.put(asked.key(), asked);
        }
    }

    /** In no order. */
    Collection<CacheRequest<?>> all() {
        return requests.asMap().values();
    }

    /** The most asked for first. */
    List<? extends CacheRequest<?>> latest(Predicate<CacheKey> wanted) {
        return requests
            .policy()
            .eviction()
            .orElseThrow()
            .hottest(MOST)
            .values()
            .stream()
            .filter(request -> wanted.test(request.key()))
            .toList();
    }

    /** Until they are {@link #admit admitted} again: their owner may still read while it goes away. */
    void forget(Collection<String> endpoints) {
        forgotten.addAll(endpoints);
        requests
            .asMap()
            .keySet()
            .removeIf(key -> endpoints.contains(key.endpoint()));
    }

    void admit(Collection<String> endpoints) {
        forgotten.removeAll(endpoints);
    }

    /** The tenant is gone. */
    void forget(long tenant) {
        requests
            .asMap()
            .keySet()
            .removeIf(key -> key.tenant() == tenant);
    }
}
