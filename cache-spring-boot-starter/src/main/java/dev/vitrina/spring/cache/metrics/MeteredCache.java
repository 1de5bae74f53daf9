package dev.vitrina.spring.cache.metrics;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.ForwardingCache;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.UniversalCacheService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts answers as {@code cache.engine.answers} by cache, by where they were found and by how fresh they were. A read allocates
 * nothing for it: after the first answer of its kind it is two look-ups and an increment.
 */
public final class MeteredCache extends ForwardingCache {

    /** The meter's name. */
    public static final String ANSWERS = "cache.engine.answers";

    private static final Freshness.Source[] SOURCES = Freshness.Source.values();
    private static final Freshness.State[] STATES = Freshness.State.values();
    private static final int FAILED = SOURCES.length * STATES.length;
    private static final int MISSED = FAILED + 1;

    private final MeterRegistry meters;
    private final ConcurrentMap<String, AtomicReferenceArray<@Nullable Counter>> counters = new ConcurrentHashMap<>();

    public MeteredCache(UniversalCacheService cache, MeterRegistry meters) {
        super(cache);
        this.meters = meters;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        CacheAnswer<T> answer = super.get(request);
        counter(request.key().endpoint(), kind(answer)).increment();
        return answer;
    }

    @Override
    public <T> Optional<CacheAnswer.Kept<T>> find(CacheRequest<T> request) {
        Optional<CacheAnswer.Kept<T>> kept = super.find(request);
        int kind = kept.map(CacheAnswer.Kept::freshness).map(MeteredCache::kind).orElse(MISSED);
        counter(request.key().endpoint(), kind).increment();
        return kept;
    }

    private static int kind(CacheAnswer<?> answer) {
        return switch (answer) {
            case CacheAnswer.Kept<?> kept -> kind(kept.freshness());
            case CacheAnswer.Failed<?> ignored -> FAILED;
        };
    }

    @SuppressWarnings("EnumOrdinal") // Within this process only, and quicker than a map.
    private static int kind(Freshness freshness) {
        return freshness.source().ordinal() * STATES.length + freshness.state().ordinal();
    }

    private Counter counter(String endpoint, int kind) {
        AtomicReferenceArray<@Nullable Counter> known = counters.get(endpoint);
        AtomicReferenceArray<@Nullable Counter> kinds = known == null
            ? counters.computeIfAbsent(endpoint, ignored -> new AtomicReferenceArray<>(MISSED + 1))
            : known;
        Counter counter = kinds.get(kind);
        if (counter == null) {
            // Twice is the same: a registry knows its meters by name and tags.
            counter = register(endpoint, kind);
            kinds.set(kind, counter);
        }
        return counter;
    }

    private Counter register(String endpoint, int kind) {
        boolean found = kind < FAILED;
        return Counter.builder(ANSWERS)
            .description("Answers of the cache by where they were found and how fresh they were")
            .tag("cache", endpoint)
            .tag("source", found ? text(SOURCES[kind / STATES.length]) : "none")
            .tag("freshness", found ? text(STATES[kind % STATES.length]) : kind == MISSED ? "missed" : "failed")
            .register(meters);
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
