package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The upgrade to lists of seen ids, while a replica of the version before goes on. */
class SeenPagesMigrationTest {

    @Test
    void keepsTheIdsOfAPageThatIsCommittedWhileItRuns() throws Exception {
        TestPostgres.execute("DROP DATABASE IF EXISTS seen_pages");
        TestPostgres.execute("CREATE DATABASE seen_pages");
        try (
            HikariDataSource pool = TestPostgres.pool(TestPostgres.url("seen_pages"), 4);
            Connection old = pool.getConnection();
            Statement page = old.createStatement()
        ) {
            page.execute("CREATE SCHEMA cache");
            page.execute("CREATE TABLE cache.mirror_seen (run_id bigint, id bigint, PRIMARY KEY (run_id, id))");
            page.execute("INSERT INTO cache.mirror_seen VALUES (1, 10), (1, 11)");
            old.setAutoCommit(false);
            page.execute("INSERT INTO cache.mirror_seen VALUES (1, 12)");

            CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate(pool));
            await()
                .atMost(Duration.ofSeconds(20))
                .until(
                    () ->
                        TestPostgres.number(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = 'seen_pages' AND wait_event_type = 'Lock'"
                        ) ==
                        1
                );
            old.commit();
            migration.join();

            try (
                ResultSet row = page.executeQuery(
                    "SELECT count(DISTINCT id) FROM cache.mirror_seen_page, unnest(ids) id"
                )
            ) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(3);
            }
        }
    }

    private static void migrate(DataSource pool) {
        try (
            InputStream sql = Objects.requireNonNull(
                SeenPagesMigrationTest.class.getResourceAsStream("/dev/vitrina/cache/011-mirror-seen-pages.sql")
            );
            Connection connection = pool.getConnection();
            Statement statement = connection.createStatement()
        ) {
            connection.setAutoCommit(false);
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            connection.commit();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
