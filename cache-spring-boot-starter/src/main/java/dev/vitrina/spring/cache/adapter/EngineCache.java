package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheLoadException;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.PutOutcome;
import dev.vitrina.cache.Scope;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cache.Cache;
import org.springframework.cache.support.SimpleValueWrapper;

/**
 * One of Spring's caches: the engine's endpoint of the same name, for the tenant of the calling thread. Thread-safe.
 *
 * <p>{@link #get(Object, Callable)}, which {@code @Cacheable(sync = true)} uses, is the engine's own read: one load in the cluster,
 * fenced by invalidations, stale values while it runs and when it fails, one failure for all until its {@code retryAt}. The load
 * runs on a thread of the engine, so it shares neither the caller's transaction nor thread-locals that no {@link ContextCarrier}
 * takes along, and the caller waits for it no longer than the policy's timeouts.
 *
 * <p>{@link #get(Object)} and {@link #put}, which {@code @Cacheable} without {@code sync} uses, are two calls between which the
 * cache does not know that somebody loads: there is no protection against stampedes, only fresh values are given, and an
 * invalidation between the two is undone by the put, as in any other cache of Spring's.
 *
 * <p>A null is the engine's absence, remembered for {@link CachePolicy#notFoundFor()}. Values are decoded for each caller: changing
 * one changes nobody else's.
 */
public final class EngineCache implements Cache {

    private static final Logger LOG = LoggerFactory.getLogger(EngineCache.class);

    private final String name;
    private final Environment environment;
    private final EngineEndpoint endpoint;
    private final EngineCacheCounts counts = new EngineCacheCounts();

    /** The key that this thread missed last. */
    @SuppressWarnings("ThreadLocalUsage") // One for each cache, of which there are few and for good.
    private final ThreadLocal<CacheKey> missed = new ThreadLocal<>();

    EngineCache(String name, Environment environment, Supplier<Codec<Object>> codecs, CachePolicy policy) {
        this.name = name;
        this.environment = environment;
        this.endpoint = new EngineEndpoint(name, environment, codecs, policy);
    }

    @Override
    public String getName() {
        return name;
    }

    /** The engine's {@code UniversalCacheService}. */
    @Override
    public Object getNativeCache() {
        return environment.cache();
    }

    /** How this cache is used, counted since the start. */
    public EngineCacheCounts counts() {
        return counts;
    }

    /** A fresh value or absence; null when there is none, or when PostgreSQL cannot be reached and memory has none. */
    @Override
    public @Nullable ValueWrapper get(Object key) {
        CacheKey id = endpoint.id(key);
        ValueWrapper found = peek(id);
        if (found == null) {
            missed.set(id);
        } else {
            missed.remove();
        }
        return found;
    }

    /** @throws IllegalStateException when the value is of another type */
    @Override
    public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
        ValueWrapper found = get(key);
        Object value = found == null ? null : found.get();
        if (value != null && type != null && !type.isInstance(value)) {
            throw new IllegalStateException(
                "The cache %s holds %s, not %s".formatted(name, value.getClass().getName(), type.getName())
            );
        }
        return cast(value);
    }

    /**
     * The value, loaded when there is none that is fresh.
     *
     * @throws ValueRetrievalException when there is nothing to serve; its cause is what a loader of this process threw, or a
     *                                 {@link CacheLoadException} when another replica's failed or none was asked in time
     */
    @Override
    public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
        return loaded(endpoint.id(key), key, environment.carrier().carry(valueLoader));
    }

    /** Looks on a thread of its own; a null within says that there is nothing, a {@code ValueWrapper} what there is. */
    @Override
    public CompletableFuture<?> retrieve(Object key) {
        CacheKey id = endpoint.id(key);
        return CompletableFuture.supplyAsync(() -> peek(id), environment.executor());
    }

    /** As {@link #get(Object, Callable)}; fails with the cause alone. */
    @Override
    public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
        CacheKey id = endpoint.id(key);
        Callable<T> work = environment.carrier().carry(() -> ValueLoad.await(valueLoader.get()));
        return CompletableFuture.supplyAsync(
            () -> {
                try {
                    return loaded(id, key, work);
                } catch (ValueRetrievalException e) {
                    throw new CompletionException(e.getCause());
                }
            },
            environment.executor()
        );
    }

    /**
     * Replaces what is kept on all replicas, and no load that began before brings the old value back. Of two at once one wins
     * everywhere; an invalidation that comes meanwhile wins too.
     *
     * @throws CacheStoreException      when PostgreSQL cannot be reached: this replica serves the new value from its memory until it is
     *                                  back, the others the old one. Not after a {@link #get(Object)} of this thread that found nothing
     * @throws IllegalArgumentException when the value cannot be encoded; nothing changes then
     */
    @Override
    public void put(Object key, @Nullable Object value) {
        CacheKey id = endpoint.id(key);
        boolean fills = id.equals(missed.get());
        missed.remove();
        try {
            PutOutcome outcome = endpoint.put(id, value);
            counts.put();
            if (outcome == PutOutcome.TOO_LARGE) {
                LOG.info("A value of {} is too large to be kept", name);
            }
        } catch (CacheStoreException e) {
            counts.put();
            if (!fills) {
                throw e;
            }
            LOG.debug("A value of {} is kept in memory only", name, e);
        }
    }

    /**
     * Keeps the value unless there is a fresh one or a load that brings one, in the whole cluster.
     *
     * @throws CacheLoadException when neither could be done in time
     */
    @Override
    public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
        ValueLoad given = endpoint.given(value);
        CacheAnswer<Payload> answer = endpoint.putIfAbsent(endpoint.id(key), given);
        if (given.ran()) {
            counts.put();
            return null;
        }
        return switch (answer) {
            case CacheAnswer.Found<Payload>(Payload payload, Freshness ignored) -> new SimpleValueWrapper(
                payload.value()
            );
            case CacheAnswer.Absent<Payload> ignored -> new SimpleValueWrapper(null);
            case CacheAnswer.Failed<Payload>(Problem problem) -> throw new CacheLoadException(problem);
        };
    }

    /**
     * Invalidates one entry, and once more after {@link CachePolicy#settle()}.
     *
     * @throws CacheStoreException when PostgreSQL cannot be reached: this replica has forgotten the value all the same, and the
     *                             others are told when it is back
     */
    @Override
    public void evict(Object key) {
        missed.remove();
        counts.eviction();
        endpoint.invalidate(new Scope.Key(endpoint.id(key)));
    }

    @Override
    public boolean evictIfPresent(Object key) {
        boolean present = peek(endpoint.id(key)) != null;
        evict(key);
        return present;
    }

    /**
     * Invalidates all of the current tenant's entries of this cache, whatever their number, by one row.
     *
     * @throws CacheStoreException as {@link #evict}
     */
    @Override
    public void clear() {
        missed.remove();
        counts.eviction();
        endpoint.invalidate(endpoint.all());
    }

    @Override
    public boolean invalidate() {
        clear();
        return true;
    }

    private @Nullable ValueWrapper peek(CacheKey id) {
        ValueWrapper found = endpoint.peek(id);
        counts.read(found != null);
        return found;
    }

    private <T> @Nullable T loaded(CacheKey id, Object key, Callable<T> work) {
        ValueLoad load = endpoint.load(work);
        CacheAnswer<Payload> answer = endpoint.read(id, load);
        counts.read(!load.ran());
        return switch (answer) {
            case CacheAnswer.Found<Payload>(Payload payload, Freshness ignored) -> cast(payload.value());
            case CacheAnswer.Absent<Payload> ignored -> null;
            case CacheAnswer.Failed<Payload>(Problem problem) -> throw new ValueRetrievalException(
                key,
                work,
                environment.failures().cause(problem)
            );
        };
    }

    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // As in every cache: the caller knows what is in it.
    private static <T> @Nullable T cast(@Nullable Object value) {
        return (T) value;
    }
}
