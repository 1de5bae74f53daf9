package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts answers by endpoint, source and freshness. */
final class MeteredCache implements UniversalCacheService {

    private final UniversalCacheService cache;
    private final MeterRegistry meters;
    private final ConcurrentMap<Kind, Counter> counters = new ConcurrentHashMap<>();

    MeteredCache(UniversalCacheService cache, MeterRegistry meters) {
        this.cache = cache;
        this.meters = meters;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        CacheAnswer<T> answer = cache.get(request);
        Kind kind = switch (answer) {
            case CacheAnswer.Found<T>(T ignored, Freshness freshness) -> Kind.of(request, freshness);
            case CacheAnswer.Absent<T>(Freshness freshness) -> Kind.of(request, freshness);
            case CacheAnswer.Failed<T> ignored -> new Kind(request.key().endpoint(), "none", "failed");
        };
        counters.computeIfAbsent(kind, this::counter).increment();
        return answer;
    }

    @Override
    public void invalidate(Scope scope, Invalidation invalidation) {
        cache.invalidate(scope, invalidation);
    }

    @Override
    public void invalidate(Scope scope, Invalidation invalidation, Duration settle) {
        cache.invalidate(scope, invalidation, settle);
    }

    @Override
    public void invalidateDebounced(Scope scope, Invalidation invalidation, Duration window) {
        cache.invalidateDebounced(scope, invalidation, window);
    }

    @Override
    public void purge(long tenant) {
        cache.purge(tenant);
    }

    @Override
    public CacheActivity activity(long tenant) {
        return cache.activity(tenant);
    }

    @Override
    public Map<Long, CacheActivity> activity(Collection<Long> tenants) {
        return cache.activity(tenants);
    }

    private Counter counter(Kind kind) {
        return Counter.builder("vitrina.cache.answers")
            .description("Answers of the cache by where they were found and how fresh they were")
            .tag("endpoint", kind.endpoint())
            .tag("source", kind.source())
            .tag("state", kind.state())
            .register(meters);
    }

    private record Kind(String endpoint, String source, String state) {
        static Kind of(CacheRequest<?> request, Freshness freshness) {
            return new Kind(
                request.key().endpoint(),
                freshness.source().name().toLowerCase(Locale.ROOT),
                freshness.state().name().toLowerCase(Locale.ROOT)
            );
        }
    }
}
