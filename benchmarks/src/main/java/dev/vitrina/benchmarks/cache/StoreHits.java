package dev.vitrina.benchmarks.cache;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.engine.CacheEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/** A hit in the store, memory holding nothing: the same rows by a raw select on their primary key, on an equal pool. */
final class StoreHits {

    private static final int KEYS = 5_000;
    private static final int THREADS = 4;

    private record RawKey(long tenant, Object key) {}

    void run(BenchmarkDatabase database, int bodyBytes) throws SQLException {
        long tenant = 1_000_000L + bodyBytes;
        byte[] body = new byte[bodyBytes];
        new Random(bodyBytes).nextBytes(body);
        CachePolicy policy = CachePolicy.freshFor(Duration.ofHours(1)).withMemory(0, 1 << 20);
        List<CacheRequest<byte[]>> requests = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            CacheKey key = new CacheKey(tenant, "bench/store", "id=" + i);
            requests.add(new CacheRequest<>(key, policy, Codec.bytes(), context -> new LoadResult.Loaded<>(body)));
        }
        try (
            HikariDataSource rawPool = database.pool(THREADS);
            HikariDataSource pool = database.pool(THREADS + 1);
            CacheEngine engine = CacheEngine.on(pool).start()
        ) {
            UniversalCacheService cache = engine.cache();
            requests.forEach(cache::get);
            database.execute("VACUUM ANALYZE cache.entry");
            List<RawKey> keys = keys(rawPool, tenant);
            new Ratios()
                .add("raw pgjdbc select by primary key", () -> readsPerSecond(i -> select(rawPool, keys.get(i))))
                .add("get from the store", () -> readsPerSecond(i -> get(cache, requests.get(i))))
                .print("Hit in the store, " + bodyBytes + " bytes, " + THREADS + " threads", "reads/s", 3, 9);
        }
    }

    private static void get(UniversalCacheService cache, CacheRequest<byte[]> request) {
        if (!(cache.get(request) instanceof CacheAnswer.Found<byte[]>)) {
            throw new IllegalStateException("not found: " + request.key());
        }
    }

    private static void select(HikariDataSource pool, RawKey key) {
        String sql = "SELECT body FROM cache.entry WHERE tenant = ? AND key = ? AND policy_version = 1";
        try (
            Connection connection = pool.getConnection();
            PreparedStatement statement = connection.prepareStatement(sql)
        ) {
            statement.setLong(1, key.tenant());
            statement.setObject(2, key.key());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getBytes(1) == null) {
                    throw new IllegalStateException("not found: " + key);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<RawKey> keys(HikariDataSource pool, long tenant) throws SQLException {
        List<RawKey> keys = new ArrayList<>();
        try (
            Connection connection = pool.getConnection();
            PreparedStatement statement = connection.prepareStatement("SELECT key FROM cache.entry WHERE tenant = ?")
        ) {
            statement.setLong(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(new RawKey(tenant, row.getObject(1)));
                }
            }
        }
        return keys;
    }

    private static double readsPerSecond(IntConsumer read) {
        LongAdder reads = new LongAdder();
        long began = System.nanoTime();
        long until = began + TimeUnit.MILLISECONDS.toNanos(800);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            threads.add(
                Thread.ofPlatform().start(() -> {
                        while (System.nanoTime() - until < 0) {
                            read.accept(ThreadLocalRandom.current().nextInt(KEYS));
                            reads.increment();
                        }
                    })
            );
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return (reads.sum() * 1e9) / (System.nanoTime() - began);
    }
}
