package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheLoadException;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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
    private static final int ROUNDS = 16;

    private final String name;
    private final Environment environment;
    private final Supplier<Codec<Object>> codecs;
    private final CachePolicy policy;
    private final CachePolicy peeking;
    private final CachePolicy putting;
    private final CachePolicy replacing;
    private final EngineCacheCounts counts = new EngineCacheCounts();

    /** The key that this thread missed last. */
    @SuppressWarnings("ThreadLocalUsage") // One for each cache, of which there are few and for good.
    private final ThreadLocal<CacheKey> missed = new ThreadLocal<>();

    EngineCache(String name, Environment environment, Supplier<Codec<Object>> codecs, CachePolicy policy) {
        this.name = name;
        this.environment = environment;
        this.codecs = codecs;
        this.policy = policy;
        this.peeking = Peek.policy(policy);
        // What was put cannot be had again: nothing may be loaded by it later.
        this.putting = policy.withWarmFor(Duration.ZERO);
        this.replacing = putting
            .withStale(Duration.ZERO, policy.staleIfError())
            .withTimeouts(policy.hardTimeout(), policy.hardTimeout());
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
        CacheKey id = id(key);
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
        return loaded(id(key), key, environment.carrier().carry(valueLoader));
    }

    /** Looks on a thread of its own; a null within says that there is nothing, a {@code ValueWrapper} what there is. */
    @Override
    public CompletableFuture<?> retrieve(Object key) {
        CacheKey id = id(key);
        return CompletableFuture.supplyAsync(() -> peek(id), environment.executor());
    }

    /** As {@link #get(Object, Callable)}; fails with the cause alone. */
    @Override
    public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
        CacheKey id = id(key);
        Callable<T> work = environment.carrier().carry(() -> await(valueLoader.get()));
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
     * Replaces what is kept: invalidates it hard and lets the engine load the given value, so that all replicas forget the old one
     * and a load that began before cannot bring it back. Of two at once one wins everywhere; a load that begins between the two
     * steps wins too, as it reads the origin later.
     *
     * @throws CacheStoreException      when PostgreSQL cannot be reached: this replica has forgotten the old value, others follow when it is back. Not after a
     *                                  {@link #get(Object)} of this thread that found nothing: the value then stays in memory alone
     * @throws IllegalArgumentException when the value cannot be encoded; nothing changes then
     */
    @Override
    public void put(Object key, @Nullable Object value) {
        CacheKey id = id(key);
        boolean fills = id.equals(missed.get());
        missed.remove();
        ValueLoad given = given(value);
        counts.put();
        try {
            environment.cache().invalidate(new Scope.Key(id), Invalidation.HARD);
        } catch (CacheStoreException e) {
            if (!fills) {
                throw e;
            }
            LOG.debug("A value of {} is kept in memory only", name, e);
        }
        if (give(id, putting, given) instanceof CacheAnswer.Failed<?>(Problem problem)) {
            LOG.info("A value of {} could not be kept: {}", name, problem);
        }
    }

    /**
     * Keeps the value unless there is a fresh one or a load that brings one, in the whole cluster.
     *
     * @throws CacheLoadException when neither could be done in time
     */
    @Override
    public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
        ValueLoad given = given(value);
        CacheAnswer<Payload> answer = give(id(key), replacing, given);
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
        invalidate(new Scope.Key(id(key)));
    }

    @Override
    public boolean evictIfPresent(Object key) {
        boolean present = peek(id(key)) != null;
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
        invalidate(new Scope.Endpoint(environment.tenants().current(), name));
    }

    @Override
    public boolean invalidate() {
        clear();
        return true;
    }

    private void invalidate(Scope scope) {
        environment.cache().invalidate(scope, Invalidation.HARD, policy.settle());
    }

    private @Nullable ValueWrapper peek(CacheKey id) {
        CacheAnswer<Payload> answer = Peek.at(environment.cache(), id, peeking, Payload.codec(codecs.get()));
        ValueWrapper found = switch (answer) {
            case CacheAnswer.Found<Payload>(Payload payload, Freshness freshness) -> freshness.state() ==
                Freshness.State.FRESH
                ? new SimpleValueWrapper(payload.value())
                : null;
            case CacheAnswer.Absent<Payload> ignored -> new SimpleValueWrapper(null);
            case CacheAnswer.Failed<Payload> ignored -> null;
        };
        counts.read(found != null);
        return found;
    }

    private <T> @Nullable T loaded(CacheKey id, Object key, Callable<T> work) {
        ValueLoad load = new ValueLoad(name, codecs.get(), environment.failures(), work);
        CacheAnswer<Payload> answer = read(id, policy, load);
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

    /** A load that brings what is here already; what cannot be encoded shows now. */
    private ValueLoad given(@Nullable Object value) {
        Codec<Object> codec = codecs.get();
        if (value != null) {
            var _ = codec.encode(value);
        }
        return new ValueLoad(name, codec, environment.failures(), () -> value);
    }

    /** Reads with a load that is good for this once. */
    private CacheAnswer<Payload> give(CacheKey id, CachePolicy by, ValueLoad given) {
        try {
            return read(id, by, given);
        } finally {
            given.end();
        }
    }

    private CacheAnswer<Payload> read(CacheKey id, CachePolicy by, ValueLoad load) {
        CacheRequest<Payload> request = new CacheRequest<>(id, by, Payload.codec(codecs.get()), load);
        for (int round = 1; ; round++) {
            CacheAnswer<Payload> answer = environment.cache().get(request);
            if (round == ROUNDS || load.ran() || !Peek.cutShort(answer)) {
                return answer;
            }
        }
    }

    private CacheKey id(Object key) {
        return new CacheKey(environment.tenants().current(), name, KeyText.of(key));
    }

    private static <T> T await(CompletableFuture<T> value) throws Exception {
        try {
            return value.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException e) {
            value.cancel(true);
            throw e;
        }
    }

    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // As in every cache: the caller knows what is in it.
    private static <T> @Nullable T cast(@Nullable Object value) {
        return (T) value;
    }
}
