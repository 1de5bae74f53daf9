package dev.vitrina.cache.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** One engine with its own pool and its own sense of time: what one process is in production. */
public final class Replica implements AutoCloseable {

    private final HikariDataSource pool;
    private final ControlledDataSource database;
    private final CacheEngine engine;
    private final AtomicLong passed = new AtomicLong();

    private Replica(HikariDataSource pool, UnaryOperator<CacheEngineBuilder> settings) {
        this.pool = pool;
        this.database = new ControlledDataSource(pool);
        this.engine = settings
            .apply(CacheEngine.on(database.dataSource()).nanoTime(() -> System.nanoTime() + passed.get()))
            .start();
    }

    public static Replica start() {
        return start(UnaryOperator.identity());
    }

    public static Replica start(UnaryOperator<CacheEngineBuilder> settings) {
        return new Replica(TestPostgres.pool(), settings);
    }

    static Replica start(HikariDataSource pool) {
        return start(pool, UnaryOperator.identity());
    }

    static Replica start(HikariDataSource pool, UnaryOperator<CacheEngineBuilder> settings) {
        return new Replica(pool, settings);
    }

    public UniversalCacheService cache() {
        return engine.cache();
    }

    public Mirrors mirrors() {
        return engine.mirrors();
    }

    public CacheStatistics statistics() {
        return engine.statistics();
    }

    public CacheInventory inventory() {
        return engine.inventory();
    }

    public CacheWarming warming() {
        return engine.warming();
    }

    public ControlledDataSource database() {
        return database;
    }

    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        return engine.cache().get(request);
    }

    /** Reads on a thread of its own. */
    public <T> CompletableFuture<CacheAnswer<T>> reading(CacheRequest<T> request) {
        CompletableFuture<CacheAnswer<T>> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
                try {
                    answer.complete(get(request));
                } catch (Throwable e) {
                    answer.completeExceptionally(e);
                }
            });
        return answer;
    }

    public void invalidate(Scope scope) {
        engine.cache().invalidate(scope, Invalidation.HARD);
    }

    /** Lets time pass for this replica's memory. The store's time passes by {@link TestPostgres#passes}. */
    public void passes(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
