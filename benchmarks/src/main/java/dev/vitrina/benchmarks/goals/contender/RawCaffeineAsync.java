package dev.vitrina.benchmarks.goals.contender;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** {@code AsyncLoadingCache}, loads on virtual threads. */
final class RawCaffeineAsync implements Replica {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncLoadingCache<String, byte[]> cache;

    RawCaffeineAsync(Setting setting, Origin origin) {
        this.cache = RawCaffeine.builder(setting)
            .executor(threads)
            .buildAsync(key -> origin.load());
    }

    @Override
    public byte[] get(String key) {
        return cache.get(key).join();
    }

    @Override
    public byte@Nullable [] held(String key) {
        return cache.synchronous().getIfPresent(key);
    }

    @Override
    public void invalidate(String key) {
        cache.synchronous().invalidate(key);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
