package dev.vitrina.spring.cache.metrics;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.ForwardingCache;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.UniversalCacheService;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Observes each load as {@code cache.load}, below the observation of the reader that began it: a timer and, with a tracer, a span.
 * Tags are the cache, the priority and the outcome; keys and values, which may be personal, are never among them.
 */
public final class ObservedCache extends ForwardingCache {

    /** The observation's name. */
    public static final String LOAD = "cache.load";

    private final ObservationRegistry observations;

    public ObservedCache(UniversalCacheService cache, ObservationRegistry observations) {
        super(cache);
        this.observations = observations;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        if (observations.isNoop()) {
            return super.get(request);
        }
        Loader<T> loader = new ObservedLoader<>(
            request.loader(),
            request.key().endpoint(),
            observations,
            observations.getCurrentObservation()
        );
        return super.get(
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
                case LoadResult.Uncacheable<?> ignored -> "uncacheable";
                case LoadResult.NotModified<?> ignored -> "not_modified";
                case LoadResult.NotFound<?> ignored -> "not_found";
                case LoadResult.Failed<?> failed -> failed.kind().name().toLowerCase(Locale.ROOT);
            };
        }
    }
}
