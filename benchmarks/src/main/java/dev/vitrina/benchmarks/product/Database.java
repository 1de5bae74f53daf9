package dev.vitrina.benchmarks.product;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL of the caller's own that products connect to and outlive or not. */
public final class Database implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    /** Belongs to the data: every product on this database needs the same. */
    private final String masterKey;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.masterKey = Base64.getEncoder().encodeToString(key);
    }

    public static Database start() {
        try {
            return new Database(
                EmbeddedPostgres.builder()
                    // As the product's own: trigrams find nothing in Cyrillic under the plain "C" locale.
                    .setLocaleConfig("encoding", "UTF8")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start()
            );
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Properties that make the product use it. */
    public Map<String, String> properties() {
        return properties("postgres");
    }

    /** Properties that make the product use an empty database of this name beside the first. */
    public Map<String, String> fresh(String name) {
        try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
            return properties(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> properties(String database) {
        return Map.of(
            "spring.datasource.url",
            postgres.getJdbcUrl("postgres", database),
            "spring.datasource.username",
            "postgres",
            "spring.datasource.password",
            "postgres",
            "vitrina.security.master-key",
            masterKey
        );
    }

    public DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
