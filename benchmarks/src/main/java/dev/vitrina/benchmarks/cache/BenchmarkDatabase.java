package dev.vitrina.benchmarks.cache;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** A PostgreSQL with the engine's schema, settings as it ships. */
final class BenchmarkDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    BenchmarkDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "256MB").start();
        for (String file : List.of(
            "001-entries.sql",
            "002-mirrors.sql",
            "003-set-aside.sql",
            "004-endpoint-activity.sql",
            "005-deferred-invalidations.sql",
            "006-mirror-changes.sql",
            "007-failure-generation.sql",
            "008-awaited-leases.sql",
            "009-mirror-fences.sql",
            "011-mirror-seen-pages.sql",
            "012-mirror-seen-at.sql"
        )) {
            try (InputStream sql = BenchmarkDatabase.class.getResourceAsStream("/dev/vitrina/cache/" + file)) {
                execute(new String(Objects.requireNonNull(sql, file).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
            "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres&reWriteBatchedInserts=true"
        );
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    void execute(String sql) throws SQLException {
        try (
            Connection connection = postgres.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
