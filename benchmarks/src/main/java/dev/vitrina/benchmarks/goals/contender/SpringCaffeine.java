package dev.vitrina.benchmarks.goals.contender;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.caffeine.CaffeineCache;

/** What {@code @Cacheable(sync = true)} calls: {@code Cache.get(key, Callable)}, evicted by {@code Cache.evict}. */
final class SpringCaffeine implements Replica {

    private final CaffeineCache cache;
    private final Origin origin;

    SpringCaffeine(Setting setting, Origin origin) {
        this.cache = cache(setting);
        this.origin = origin;
    }

    static CaffeineCache cache(Setting setting) {
        return new CaffeineCache("bench", objects(setting), false);
    }

    @SuppressWarnings("unchecked") // Spring's cache is one of objects; only arrays of bytes are put into this one.
    private static com.github.benmanes.caffeine.cache.Cache<Object, Object> objects(Setting setting) {
        return (com.github.benmanes.caffeine.cache.Cache<Object, Object>) (Object) RawCaffeine.builder(setting).build();
    }

    @Override
    public byte[] get(String key) {
        return Objects.requireNonNull(cache.get(key, origin::load));
    }

    @Override
    public byte@Nullable [] held(String key) {
        return cache.get(key, byte[].class);
    }

    @Override
    public void invalidate(String key) {
        cache.evict(key);
    }

    @Override
    public void close() {
        cache.clear();
    }
}
