package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.ForwardingCache;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.UniversalCacheService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts answers by endpoint, source and freshness, at no cost of memory per read. */
final class MeteredCache extends ForwardingCache {

    private final MeterRegistry meters;
    private final ConcurrentMap<String, AnswerCounters> endpoints = new ConcurrentHashMap<>();

    MeteredCache(UniversalCacheService cache, MeterRegistry meters) {
        super(cache);
        this.meters = meters;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        CacheAnswer<T> answer = super.get(request);
        AnswerCounters counters = counters(request.key().endpoint());
        switch (answer) {
            case CacheAnswer.Found<T>(T ignored, Freshness freshness) -> counters.answered(freshness);
            case CacheAnswer.Absent<T>(Freshness freshness) -> counters.answered(freshness);
            case CacheAnswer.Failed<T> ignored -> counters.failed();
        }
        return answer;
    }

    private AnswerCounters counters(String endpoint) {
        AnswerCounters known = endpoints.get(endpoint);
        return known != null ? known : endpoints.computeIfAbsent(endpoint, added -> new AnswerCounters(added, meters));
    }
}
