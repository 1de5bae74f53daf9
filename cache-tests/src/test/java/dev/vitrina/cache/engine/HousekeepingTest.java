package dev.vitrina.cache.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.cache.jdbc.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Rows that nobody can use any more go, and no others. */
class HousekeepingTest {

    private final long tenant = Requests.tenant();

    @Test
    void removesWhatIsOldAndKeepsWhatIsNot() {
        rows("1 second", "59 minutes", "23 hours");
        clean();
        assertThat(left("entry")).isZero();
        assertThat(left("lease")).isOne();
        assertThat(left("credential_pause")).isOne();
        assertThat(logged()).isOne();

        TestPostgres.execute("DELETE FROM cache.invalidation_log WHERE scope = " + tenant);
        TestPostgres.execute("DELETE FROM cache.lease WHERE tenant = " + tenant);
        TestPostgres.execute("DELETE FROM cache.credential_pause WHERE tenant = " + tenant);
        rows("-1 minute", "61 minutes", "25 hours");
        clean();
        assertThat(left("entry")).isOne();
        assertThat(left("lease")).isZero();
        assertThat(left("credential_pause")).isZero();
        assertThat(logged()).isZero();
    }

    @Test
    void keepsTheRunsThatAMirrorStillNeeds() {
        String insert = """
            INSERT INTO cache.sync_run (mirror, tenant, mode, started_at, finished_at, outcome)
            SELECT 'test/kept', %1$d, 'FULL', now() - age, now() - age, 'COMPLETED'
            FROM unnest(ARRAY[interval '89 days', interval '91 days', interval '92 days', interval '93 days']) AS age;
            INSERT INTO cache.mirror_state (mirror, tenant, run_id, shrink_run)
            SELECT 'test/kept', %1$d, max(id), max(id) - 1 FROM cache.sync_run WHERE tenant = %1$d;
            """.formatted(tenant);
        TestPostgres.execute(insert);

        clean();

        assertThat(TestPostgres.number("SELECT count(*) FROM cache.sync_run WHERE tenant = " + tenant)).isEqualTo(3);
        assertThat(
            TestPostgres.number(
                "SELECT count(*) FROM cache.sync_run WHERE finished_at < now() - interval '92 days' AND tenant = " +
                tenant
            )
        )
            .as("the run under way and the one that waits for a second")
            .isEqualTo(2);
    }

    @Test
    void isDoneByOneReplicaAtATime() throws SQLException {
        rows("1 second", "61 minutes", "25 hours");
        try (HikariDataSource pool = TestPostgres.pool(); Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement other = connection.createStatement()) {
                other.execute("SELECT pg_advisory_xact_lock(hashtextextended('vitrina.cache.housekeeping', 0))");
            }
            clean();
            assertThat(left("entry")).isOne();
            connection.rollback();
        }

        clean();

        assertThat(left("entry")).isZero();
    }

    /** @param overdue and so on: how long ago the row came to its end, was written, was to be tried again */
    private void rows(String overdue, String lease, String pause) {
        TestPostgres.execute(
            """
            INSERT INTO cache.entry (tenant, key, policy_version, endpoint, kind, fetched_at, keep_until, scopes,
                                     generation, hard_generation)
            VALUES (%1$d, gen_random_uuid(), 1, 'e', 0, now(), now() - interval '%2$s', '{}', 0, 0);
            INSERT INTO cache.lease (tenant, key, fence, lease_until, started)
            VALUES (%1$d, gen_random_uuid(), 1, now() - interval '%3$s', pg_current_snapshot());
            INSERT INTO cache.invalidation_log (scope, hard, at) VALUES (%1$d, true, now() - interval '%3$s');
            INSERT INTO cache.credential_pause (tenant, message, attempt, retry_at)
            VALUES (%1$d, '', 1, now() - interval '%4$s')
            """.formatted(tenant, overdue, lease, pause)
        );
    }

    private long left(String table) {
        return TestPostgres.number("SELECT count(*) FROM cache." + table + " WHERE tenant = " + tenant);
    }

    private long logged() {
        return TestPostgres.number("SELECT count(*) FROM cache.invalidation_log WHERE scope = " + tenant);
    }

    private static void clean() {
        try (HikariDataSource pool = TestPostgres.pool()) {
            new Housekeeping(new Database(pool, System::nanoTime)).run();
        }
    }
}
