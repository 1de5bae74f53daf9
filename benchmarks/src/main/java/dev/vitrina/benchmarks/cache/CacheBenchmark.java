package dev.vitrina.benchmarks.cache;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.engine.CacheEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Set;

/** Prints what the cache engine costs beside the libraries it is made of. Takes about two minutes. */
public final class CacheBenchmark {

    private CacheBenchmark() {}

    /** @param arguments which parts to run: {@code memory}, {@code store}, {@code mirror}; all when there are none */
    public static void main(String[] arguments) throws IOException, SQLException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
            "%d processors, load %.1f, Java %s%n",
            system.getAvailableProcessors(),
            system.getSystemLoadAverage(),
            Runtime.version()
        );
        Set<String> parts = arguments.length == 0 ? Set.of("memory", "store", "mirror") : Set.of(arguments);
        try (BenchmarkDatabase database = new BenchmarkDatabase()) {
            if (parts.contains("memory")) {
                try (
                    HikariDataSource pool = database.pool(6);
                    CacheEngine engine = CacheEngine.on(pool).start();
                    CacheEngine other = CacheEngine.on(pool).start()
                ) {
                    new MemoryHits().run(engine.cache(), other.cache());
                }
            }
            if (parts.contains("store")) {
                new StoreHits().run(database, 1_024);
                new StoreHits().run(database, 8_192);
            }
            if (parts.contains("mirror")) {
                new MirrorRates().run(database);
            }
        }
    }
}
