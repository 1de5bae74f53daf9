package dev.vitrina.products;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.postgres.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of the module, with the tables of the cache engine and of this plugin. */
public final class TestDatabase {

    private static final TestServer POSTGRES = start();
    private static final HikariDataSource POOL = pool(8);
    private static final CacheEngine ENGINE = CacheEngine.on(POOL).start();

    private TestDatabase() {}

    public static HikariDataSource pool(int size) {
        return pool("postgres", size);
    }

    /** One of its own beside that of the other tests, for who needs more rows than they bear. */
    public static HikariDataSource another(String database, int size) {
        POSTGRES.execute("postgres", "CREATE DATABASE " + database);
        migrate(POSTGRES, database);
        return pool(database, size);
    }

    private static HikariDataSource pool(String database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(POSTGRES.adminUrl(database));
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    public static JdbcClient jdbc() {
        return JdbcClient.create(POOL);
    }

    public static Mirrors mirrors() {
        return ENGINE.mirrors();
    }

    private static TestServer start() {
        TestServer postgres = TestServer.start();
        migrate(postgres, "postgres");
        return postgres;
    }

    private static void migrate(TestServer postgres, String database) {
        postgres.execute(database, "CREATE SCHEMA cache; CREATE SCHEMA p_wb_products");
        postgres.execute(database, resource("/dev/vitrina/cache/001-entries.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/002-mirrors.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/003-set-aside.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/004-endpoint-activity.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/005-deferred-invalidations.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/006-mirror-changes.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/007-failure-generation.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/008-awaited-leases.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/009-mirror-fences.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/011-mirror-seen-pages.sql"));
        postgres.execute(database, resource("/dev/vitrina/cache/012-mirror-seen-at.sql"));
        postgres.execute(database, resource("/db/001-card.sql"));
        postgres.execute(database, resource("/db/002-kinds.sql"));
        postgres.execute(database, resource("/db/003-document.sql"));
        postgres.execute(database, resource("/db/004-document-storage.sql"));
        postgres.execute(database, resource("/db/005-search.sql"));
        postgres.execute(database, resource("/db/006-export.sql"));
        postgres.execute(database, resource("/db/007-sync-pause.sql"));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TestDatabase.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
