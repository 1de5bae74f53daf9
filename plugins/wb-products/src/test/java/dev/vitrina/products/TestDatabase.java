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
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One PostgreSQL for all tests of the module, with the tables of the cache engine and of this plugin. */
public final class TestDatabase {

    private static final List<String> TABLES = List.of(
        "001-card.sql",
        "002-kinds.sql",
        "003-document.sql",
        "004-document-storage.sql",
        "005-search.sql",
        "006-export.sql",
        "007-sync-pause.sql",
        "008-baseline.sql",
        "009-error-place.sql",
        "010-condition.sql",
        "011-error-alert.sql",
        "012-similar.sql",
        "013-vocabulary.sql",
        "020-measures.sql",
        "014-vocabulary-lock.sql"
    );
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

    /** One of its own, made by an earlier version and then brought up to date: {@code rows} are inserted just before the file. */
    public static HikariDataSource upgraded(String database, String file, String rows) {
        POSTGRES.execute("postgres", "CREATE DATABASE " + database);
        POSTGRES.execute(database, "CREATE SCHEMA p_wb_products");
        for (String each : TABLES) {
            if (each.equals(file)) {
                POSTGRES.execute(database, rows);
            }
            POSTGRES.execute(database, resource("/db/" + each));
        }
        return pool(database, 1);
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

    /** Of what {@link #jdbc} writes. */
    public static TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(POOL));
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
        TABLES.forEach(file -> postgres.execute(database, resource("/db/" + file)));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TestDatabase.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
