package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts answers by endpoint, source and freshness, at no cost of memory per read. */
final class MeteredCache implements UniversalCacheService {

    private final UniversalCacheService cache;
    private final MeterRegistry meters;
    private final ConcurrentMap<String, AnswerCounters> endpoints = new ConcurrentHashMap<>();

    MeteredCache(UniversalCacheService cache, MeterRegistry meters) {
        this.cache = cache;
        this.meters = meters;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        CacheAnswer<T> answer = cache.get(request);
        AnswerCounters counters = counters(request.key().endpoint());
        switch (answer) {
            case CacheAnswer.Found<T>(T ignored, Freshness freshness) -> counters.answered(freshness);
            case CacheAnswer.Absent<T>(Freshness freshness) -> counters.answered(freshness);
            case CacheAnswer.Failed<T> ignored -> counters.failed();
        }
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

    private AnswerCounters counters(String endpoint) {
        AnswerCounters known = endpoints.get(endpoint);
        return known != null ? known : endpoints.computeIfAbsent(endpoint, added -> new AnswerCounters(added, meters));
    }
}
