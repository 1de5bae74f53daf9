package dev.vitrina.core.cache;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheInventory.Holding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What the store holds, up to ten seconds ago. To know it, the whole store is read through: so the tables of a screen, their pages and
 * their orders, and all who look at the same time, share one reading. A failure is not kept. Thread-safe.
 */
@Component
final class Holdings {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int SCOPES = 32;

    private final AsyncLoadingCache<Scope, List<Holding>> found;

    @Autowired
    Holdings(CacheInventory inventory) {
        this(inventory::holdings, Ticker.systemTicker());
    }

    /** @param reading {@link CacheInventory#holdings} */
    Holdings(BiFunction<@Nullable Long, @Nullable String, List<Holding>> reading, Ticker ticker) {
        found = Caffeine.newBuilder()
            .ticker(ticker)
            .executor(Thread::startVirtualThread)
            .expireAfterWrite(KEPT)
            .maximumSize(SCOPES)
            .buildAsync(scope -> List.copyOf(reading.apply(scope.shopId(), scope.endpoint())));
    }

    /** Null means all. */
    private record Scope(@Nullable Long shopId, @Nullable String endpoint) {}

    /** Of one endpoint, or of one shop. */
    record Sum(long entries, long bytes, List<Long> ages) {
        static final Sum NOTHING = new Sum(
            0,
            0,
            Stream.generate(() -> 0L)
                .limit(CacheInventory.AGES.size() + 1L)
                .toList()
        );

        Sum plus(Holding holding) {
            return plus(new Sum(holding.entries(), holding.bytes(), holding.ages()));
        }

        Sum plus(Sum other) {
            return new Sum(
                entries + other.entries,
                bytes + other.bytes,
                IntStream.range(0, ages.size())
                    .mapToObj(age -> ages.get(age) + other.ages.get(age))
                    .toList()
            );
        }
    }

    /**
     * Waits for the reading, which takes seconds when the store is large.
     *
     * @throws CompletionException whose cause is what {@link CacheInventory#holdings} threw
     */
    List<Holding> of(CacheStatsFilter filter) {
        Scope scope = new Scope(filter.shopId(), filter.endpoint());
        CompletableFuture<List<Holding>> reading = found.get(scope);
        try {
            return reading.join();
        } catch (CompletionException e) {
            // Caffeine does so too, but maybe only after the next one has come.
            boolean unused = found.asMap().remove(scope, reading);
            throw e;
        }
    }

    /** What has been read is known to be outdated. */
    void forget() {
        found.synchronous().invalidateAll();
    }

    static Collector<Holding, ?, Sum> sum() {
        return Collectors.reducing(Sum.NOTHING, Sum.NOTHING::plus, Sum::plus);
    }
}
