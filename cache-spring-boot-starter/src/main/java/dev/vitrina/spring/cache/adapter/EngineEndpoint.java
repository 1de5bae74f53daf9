package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.Invalidation;
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

    private final String name;
    private final Environment environment;
    private final Supplier<Codec<Object>> codecs;
    private final CachePolicy policy;
    private final CachePolicy peeking;
    private final CachePolicy putting;
    private final CachePolicy puttingIfAbsent;

    EngineEndpoint(String name, Environment environment, Supplier<Codec<Object>> codecs, CachePolicy policy) {
        this.name = name;
        this.environment = environment;
        this.codecs = codecs;
        this.policy = policy;
        this.peeking = Peek.policy(policy);
        // What was put cannot be had again: nothing may be loaded by it later.
        this.putting = policy.withWarmFor(Duration.ZERO);
        this.puttingIfAbsent = putting
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
        CacheAnswer<Payload> answer = Peek.at(environment.cache(), id, peeking, Payload.codec(codecs.get()));
        return switch (answer) {
            case CacheAnswer.Found<Payload>(Payload payload, Freshness freshness) -> freshness.state() ==
                Freshness.State.FRESH
                ? new SimpleValueWrapper(payload.value())
                : null;
            case CacheAnswer.Absent<Payload> ignored -> new SimpleValueWrapper(null);
            case CacheAnswer.Failed<Payload> ignored -> null;
        };
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

    /** Lets the engine load what is given, after all there was is invalidated. */
    CacheAnswer<Payload> put(CacheKey id, ValueLoad given) {
        return give(id, putting, given);
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

    /**
     * Invalidates hard what is to be replaced by a value that needs no time to settle.
     *
     * @throws CacheStoreException when PostgreSQL cannot be reached
     */
    void makeWay(CacheKey id) {
        environment.cache().invalidate(new Scope.Key(id), Invalidation.HARD);
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
}
