package dev.vitrina.products;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.engine.CacheEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of the module, with the tables of the cache engine and of this plugin. */
public final class TestDatabase {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final HikariDataSource POOL = pool(8);
    private static final CacheEngine ENGINE = CacheEngine.on(POOL).start();

    private TestDatabase() {}

    public static HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + POSTGRES.getPort() + "/postgres?user=postgres");
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    public static JdbcClient jdbc() {
        return JdbcClient.create(POOL);
    }

    public static Mirrors mirrors() {
        return ENGINE.mirrors();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .start();
            try (
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()
            ) {
                statement.execute("CREATE SCHEMA cache; CREATE SCHEMA p_wb_products");
                statement.execute(resource("/dev/vitrina/cache/001-entries.sql"));
                statement.execute(resource("/dev/vitrina/cache/002-mirrors.sql"));
                statement.execute(resource("/dev/vitrina/cache/003-set-aside.sql"));
                statement.execute(resource("/db/001-card.sql"));
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TestDatabase.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
