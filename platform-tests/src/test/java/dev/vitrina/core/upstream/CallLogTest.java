package dev.vitrina.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.Priority;
import dev.vitrina.core.testing.PlatformDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The call log when the database is away for a moment, and at the end. */
class CallLogTest {

    private static final PlatformDatabase DATABASE = PlatformDatabase.create();
    private static final ShopId SHOP = new ShopId(5);

    @Test
    void writesWhatWasCalledWhileTheDatabaseWasAway() {
        AtomicInteger failures = new AtomicInteger(2);
        try (HikariDataSource pool = DATABASE.pool()) {
            DelegatingDataSource shaky = new DelegatingDataSource(pool) {
                @Override
                public Connection getConnection() throws SQLException {
                    if (failures.getAndDecrement() > 0) {
                        throw new SQLException("the database is away");
                    }
                    return super.getConnection();
                }
            };
            int before = rows(pool);
            JdbcTemplate jdbc = new JdbcTemplate(shaky);
            CallLogStore store = new CallLogStore(
                jdbc,
                new TransactionTemplate(new DataSourceTransactionManager(shaky))
            );
            try (CallLog log = new CallLog(store, new SimpleMeterRegistry())) {
                log.add(call(new Outcome.NotModified()));

                await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> failures.get() < 0 && rows(pool) - before == 1);
            }
        }
    }

    @Test
    void writesTheRestWhenItCloses() {
        try (HikariDataSource pool = DATABASE.pool()) {
            int before = rows(pool);
            CallLogStore store = new CallLogStore(
                new JdbcTemplate(pool),
                new TransactionTemplate(new DataSourceTransactionManager(pool))
            );
            CallLog log = new CallLog(store, new SimpleMeterRegistry());
            for (int i = 0; i < 1200; i++) {
                log.add(call(new Outcome.NotModified()));
            }

            log.close();

            assertThat(rows(pool) - before).isEqualTo(1200);
        }
    }

    private static int rows(HikariDataSource pool) {
        return Objects.requireNonNull(
            new JdbcTemplate(pool).queryForObject("SELECT count(*) FROM platform.upstream_call", Integer.class)
        );
    }

    private static CallRecord call(Outcome outcome) {
        return new CallRecord(
            Instant.now(),
            SHOP,
            "wb",
            "wb/cards",
            304,
            outcome,
            Priority.MIRROR,
            1,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            0
        );
    }
}
