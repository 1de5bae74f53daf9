package dev.vitrina.spring.cache.metrics;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.spring.cache.adapter.Peek;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Observes each load as {@code cache.load}, below the observation of the reader that began it: a timer and, with a tracer, a span.
 * Tags are the cache, the priority and the outcome; keys and values, which may be personal, are never among them.
 */
public final class ObservedCache implements UniversalCacheService {

    /** The observation's name. */
    public static final String LOAD = "cache.load";

    private final UniversalCacheService cache;
    private final ObservationRegistry observations;

    public ObservedCache(UniversalCacheService cache, ObservationRegistry observations) {
        this.cache = cache;
        this.observations = observations;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        if (observations.isNoop() || Peek.isUnderWay()) {
            return cache.get(request);
        }
        Loader<T> loader = new ObservedLoader<>(
            request.loader(),
            request.key().endpoint(),
            observations,
            observations.getCurrentObservation()
        );
        return cache.get(
            new CacheRequest<>(
                request.key(),
                request.policy(),
                request.codec(),
                loader,
                request.tags(),
                request.priority()
            )
        );
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

    /** @param reader the observation within which the load was asked for; null when there was none */
    private record ObservedLoader<T>(
        Loader<T> loader,
        String endpoint,
        ObservationRegistry observations,
        @Nullable Observation reader
    ) implements Loader<T> {
        @Override
        public LoadResult<T> load(LoadContext context) {
            Observation load = Observation.createNotStarted(LOAD, observations)
                .contextualName("cache.load " + endpoint)
                .parentObservation(reader)
                .lowCardinalityKeyValue("cache", endpoint)
                .lowCardinalityKeyValue("priority", context.priority().name().toLowerCase(Locale.ROOT))
                .lowCardinalityKeyValue("outcome", "thrown")
                .start();
            try (Observation.Scope ignored = load.openScope()) {
                LoadResult<T> result = loader.load(context);
                load.lowCardinalityKeyValue("outcome", outcome(result));
                return result;
            } finally {
                load.stop();
            }
        }

        private static String outcome(LoadResult<?> result) {
            return switch (result) {
                case LoadResult.Loaded<?> ignored -> "loaded";
                case LoadResult.NotModified<?> ignored -> "not_modified";
                case LoadResult.NotFound<?> ignored -> "not_found";
                case LoadResult.Failed<?> failed -> failed.kind().name().toLowerCase(Locale.ROOT);
            };
        }
    }
}
