package dev.vitrina.benchmarks.goals.contender;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code AsyncLoadingCache}, loads on virtual threads. */
final class RawCaffeineAsync implements Replica {

    /** It logs every failed load, of which there are hundreds here; held, as java.util.logging forgets what nobody holds. */
    private static final Logger CAFFEINE = Logger.getLogger("com.github.benmanes.caffeine.cache");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncLoadingCache<String, byte[]> cache;

    RawCaffeineAsync(Setting setting, Origin origin) {
        CAFFEINE.setLevel(Level.OFF);
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
