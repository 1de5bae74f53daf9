package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.UniversalCacheService;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.util.function.SingletonSupplier;

/** Spring's caches on one engine, made when they are first asked for. Thread-safe. */
public final class EngineCaches implements CacheManager {

    private static final int LONGEST_NAME = 120;

    private final Environment environment;
    private final ValueCodecs codecs;
    private final Function<String, CachePolicy> policies;
    private final Set<String> names;
    private final boolean dynamic;
    private final ConcurrentMap<String, EngineCache> caches = new ConcurrentHashMap<>();

    /**
     * @param policies of a cache, by its name
     * @param names    the caches there are from the start
     * @param dynamic  whether any other name makes a cache too
     */
    public EngineCaches(
        UniversalCacheService cache,
        CacheTenant tenants,
        FailureClassifier classifier,
        ContextCarrier carrier,
        ValueCodecs codecs,
        Function<String, CachePolicy> policies,
        Set<String> names,
        boolean dynamic
    ) {
        this.environment = new Environment(cache, tenants, new FailureLog(classifier), carrier, task ->
            Thread.ofVirtual().name("cache-retrieve").start(task)
        );
        this.codecs = codecs;
        this.policies = policies;
        this.names = Set.copyOf(names);
        this.dynamic = dynamic;
        this.names.forEach(this::getCache);
    }

    /**
     * Null when the names are fixed and this is none of them.
     *
     * @throws IllegalArgumentException when the name is empty or has more than 120 characters
     */
    @Override
    public @Nullable Cache getCache(String name) {
        EngineCache known = caches.get(name);
        if (known != null || (!dynamic && !names.contains(name))) {
            return known;
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                "The name of a cache has 1 to %d characters: %s".formatted(LONGEST_NAME, name)
            );
        }
        return caches.computeIfAbsent(name, this::cache);
    }

    @Override
    public Collection<String> getCacheNames() {
        return new TreeSet<>(caches.keySet());
    }

    /** What an operator may have meant by a key: the engine's text of it, or a string. */
    public static List<String> keyTexts(String key) {
        return List.of(key, KeyText.of(key));
    }

    private EngineCache cache(String name) {
        return new EngineCache(name, environment, SingletonSupplier.of(() -> codecs.of(name)), policies.apply(name));
    }
}
