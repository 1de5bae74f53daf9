package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.PutOutcome;
import dev.vitrina.cache.Scope;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache.ValueWrapper;
import org.springframework.cache.support.SimpleValueWrapper;

/** What a Spring cache asks of the engine, in the engine's terms: the endpoint of the same name. Thread-safe. */
final class EngineEndpoint {

    private static final int ROUNDS = 16;

    /** Of requests that ask for no load. */
    private static final Loader<Payload> NOTHING = context -> new LoadResult.NotFound<>();

    private final String name;
    private final Environment environment;
    private final Supplier<Codec<Object>> codecs;
    private final CachePolicy policy;
    private final CachePolicy puttingIfAbsent;

    EngineEndpoint(String name, Environment environment, Supplier<Codec<Object>> codecs, CachePolicy policy) {
        this.name = name;
        this.environment = environment;
        this.codecs = codecs;
        this.policy = policy;
        // What was put cannot be had again: nothing may be loaded by it later.
        this.puttingIfAbsent = policy
            .withWarmFor(Duration.ZERO)
            .withStale(Duration.ZERO, policy.staleIfError())
            .withTimeouts(policy.hardTimeout(), policy.hardTimeout());
    }

    /** The entry of a key, for the tenant of this thread. */
    CacheKey id(Object key) {
        return new CacheKey(environment.tenants().current(), name, KeyText.of(key));
    }

    /** All entries of the tenant of this thread. */
    Scope all() {
        return new Scope.Endpoint(environment.tenants().current(), name);
    }

    /** What is fresh; null when nothing is. Loads nothing. */
    @Nullable
    ValueWrapper peek(CacheKey id) {
        return environment
            .cache()
            .find(request(id, policy, NOTHING))
            .filter(kept -> kept.freshness().state() == Freshness.State.FRESH)
            .<ValueWrapper>map(kept -> new SimpleValueWrapper(value(kept)))
            .orElse(null);
    }

    ValueLoad load(Callable<? extends @Nullable Object> work) {
        return new ValueLoad(name, codecs.get(), environment.failures(), work);
    }

    /** A load that brings what is here already; what cannot be encoded shows now. */
    ValueLoad given(@Nullable Object value) {
        if (value != null) {
            var _ = codecs.get().encode(value);
        }
        return load(() -> value);
    }

    CacheAnswer<Payload> read(CacheKey id, ValueLoad load) {
        return read(id, policy, load);
    }

    /**
     * Puts a value in place of whatever is kept; a null is an absence.
     *
     * @throws IllegalArgumentException when the value cannot be encoded; nothing changes then
     * @throws CacheStoreException      when PostgreSQL cannot be reached: the value serves on this replica until it is back
     */
    PutOutcome put(CacheKey id, @Nullable Object value) {
        Codec<Object> codec = codecs.get();
        Payload payload = value == null ? null : new Payload(value, codec.encode(value));
        return environment.cache().put(request(id, policy, NOTHING), payload);
    }

    /** Lets the engine load what is given unless something is fresh. */
    CacheAnswer<Payload> putIfAbsent(CacheKey id, ValueLoad given) {
        return give(id, puttingIfAbsent, given);
    }

    /**
     * Invalidates hard, and once more when the origin has settled.
     *
     * @throws CacheStoreException when PostgreSQL cannot be reached
     */
    void invalidate(Scope scope) {
        environment.cache().invalidate(scope, Invalidation.HARD, policy.settle());
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
        CacheRequest<Payload> request = request(id, by, load);
        for (int round = 1; ; round++) {
            CacheAnswer<Payload> answer = environment.cache().get(request);
            if (round == ROUNDS || load.ran() || !ValueLoad.cutShort(answer)) {
                return answer;
            }
        }
    }

    private CacheRequest<Payload> request(CacheKey id, CachePolicy by, Loader<Payload> load) {
        return new CacheRequest<>(id, by, Payload.codec(codecs.get()), load);
    }

    private static @Nullable Object value(CacheAnswer.Kept<Payload> kept) {
        return switch (kept) {
            case CacheAnswer.Found<Payload>(Payload payload, Freshness ignored) -> payload.value();
            case CacheAnswer.Absent<Payload> ignored -> null;
        };
    }
}
