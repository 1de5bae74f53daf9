package dev.vitrina.spring.cache.metrics;

import dev.vitrina.spring.cache.adapter.EngineCache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.cache.metrics.CacheMeterBinderProvider;

/** Gives Spring Boot the usual meters of a Spring cache: {@code cache.gets}, {@code cache.puts}, {@code cache.evictions}. */
public final class EngineCacheMeters implements CacheMeterBinderProvider<EngineCache> {

    @Override
    public MeterBinder getMeterBinder(EngineCache cache, Iterable<Tag> tags) {
        return new Meters(cache, tags);
    }

    private static final class Meters extends CacheMeterBinder<EngineCache> {

        private final EngineCache cache;

        Meters(EngineCache cache, Iterable<Tag> tags) {
            super(cache, cache.getName(), tags);
            this.cache = cache;
        }

        /** Unknown: entries are counted by bytes, and most are in PostgreSQL. */
        @Override
        protected @Nullable Long size() {
            return null;
        }

        @Override
        protected long hitCount() {
            return cache.counts().hits();
        }

        @Override
        protected Long missCount() {
            return cache.counts().misses();
        }

        @Override
        protected Long evictionCount() {
            return cache.counts().evictions();
        }

        @Override
        protected long putCount() {
            return cache.counts().puts();
        }

        @Override
        protected void bindImplementationSpecificMetrics(MeterRegistry registry) {
            // What is the engine's own is counted by MeteredCache.
        }
    }
}
