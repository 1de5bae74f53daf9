package dev.vitrina.benchmarks.goals.contender;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** {@code cache.get(key, loader)}. */
final class RawCaffeine implements Replica {

    private final Cache<String, byte[]> cache;
    private final Origin origin;

    RawCaffeine(Setting setting, Origin origin) {
        this.cache = builder(setting).build();
        this.origin = origin;
    }

    static Caffeine<String, byte[]> builder(Setting setting) {
        return Caffeine.newBuilder()
            .maximumWeight(setting.memoryBytes())
            .<String, byte[]>weigher((key, value) -> 2 * key.length() + value.length)
            .expireAfterWrite(setting.fresh());
    }

    @Override
    public byte[] get(String key) {
        return cache.get(key, ignored -> origin.load());
    }

    @Override
    public byte@Nullable [] held(String key) {
        return cache.getIfPresent(key);
    }

    @Override
    public void invalidate(String key) {
        cache.invalidate(key);
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
