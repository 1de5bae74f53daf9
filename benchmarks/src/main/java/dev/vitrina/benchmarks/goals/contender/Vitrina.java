package dev.vitrina.benchmarks.goals.contender;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.benchmarks.goals.measure.Server;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Loader;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.cache.engine.CacheEngineBuilder;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The engine, by its default policy unless told otherwise. Its time can be moved on. */
public final class Vitrina implements Replica {

    /** Of keys without a tenant of their own. */
    public static final long TENANT = 1;

    private static final String ENDPOINT = "bench/goals";

    private final HikariDataSource pool;
    private final CacheEngine engine;
    private final AtomicLong passed;
    private final Loader<byte[]> loader;
    private final CachePolicy policy;

    private Vitrina(HikariDataSource pool, CacheEngine engine, AtomicLong passed, Origin origin, CachePolicy policy) {
        this.pool = pool;
        this.engine = engine;
        this.passed = passed;
        this.policy = policy;
        this.loader = loader(origin);
    }

    public static Vitrina open(Setting setting, Origin origin) {
        return open(setting, origin, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** @param policy changes the default policy */
    public static Vitrina open(Setting setting, Origin origin, UnaryOperator<CachePolicy> policy) {
        return open(setting, origin, policy, UnaryOperator.identity());
    }

    public static Vitrina open(
        Setting setting,
        Origin origin,
        UnaryOperator<CachePolicy> policy,
        UnaryOperator<CacheEngineBuilder> engine
    ) {
        HikariDataSource pool = Server.pool(setting.port(), setting.connections() + 1);
        AtomicLong passed = new AtomicLong();
        CacheEngineBuilder builder = CacheEngine.on(pool)
            .memoryBytes(setting.memoryBytes())
            .nanoTime(() -> System.nanoTime() + passed.get());
        return new Vitrina(
            pool,
            engine.apply(builder).start(),
            passed,
            origin,
            policy.apply(CachePolicy.freshFor(setting.fresh()))
        );
    }

    public static Loader<byte[]> loader(Origin origin) {
        return context -> {
            try {
                return new LoadResult.Loaded<>(origin.load());
            } catch (OriginException e) {
                return new LoadResult.Failed<>(FailureKind.UNAVAILABLE, "The origin is down", null);
            }
        };
    }

    public CacheRequest<byte[]> request(long tenant, String key, String... tags) {
        return request(tenant, key, policy, loader, tags);
    }

    /** By another policy and from another origin. */
    public static CacheRequest<byte[]> request(
        long tenant,
        String key,
        CachePolicy policy,
        Loader<byte[]> loader,
        String... tags
    ) {
        return new CacheRequest<>(
            new CacheKey(tenant, ENDPOINT, key),
            policy,
            Codec.bytes(),
            loader,
            Set.of(tags),
            Priority.INTERACTIVE
        );
    }

    public CachePolicy policy() {
        return policy;
    }

    public UniversalCacheService cache() {
        return engine.cache();
    }

    public CacheEngine engine() {
        return engine;
    }

    @Override
    public byte[] get(String key) {
        return get(request(TENANT, key));
    }

    public byte[] get(CacheRequest<byte[]> request) {
        return switch (cache().get(request)) {
            case CacheAnswer.Found<byte[]> found -> found.value();
            case CacheAnswer.Absent<byte[]> ignored -> throw new OriginException("absent");
            case CacheAnswer.Failed<byte[]> failed -> throw new OriginException(failed.problem().message());
        };
    }

    /** Under the eventual policy: what memory holds, whoever may have invalidated it meanwhile elsewhere. */
    @Override
    public byte@Nullable [] held(String key) {
        CachePolicy eventual = policy.withCoherence(new Coherence.Eventual());
        CacheAnswer<byte[]> answer = cache().get(request(TENANT, key).withPolicy(eventual));
        boolean memory =
            answer instanceof CacheAnswer.Found<byte[]> found && found.freshness().source() == Source.MEMORY;
        return memory ? answer.orThrow().value() : null;
    }

    @Override
    public void invalidate(String key) {
        invalidate(key(TENANT, key));
    }

    public void invalidate(Scope scope) {
        cache().invalidate(scope, Invalidation.HARD);
    }

    public static Scope key(long tenant, String key) {
        return new Scope.Key(new CacheKey(tenant, ENDPOINT, key));
    }

    /** The endpoint's scope. */
    public static Scope endpoint(long tenant) {
        return new Scope.Endpoint(tenant, ENDPOINT);
    }

    /** Lets time pass for this replica's memory; the store's ages are moved by SQL. */
    public void passes(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
