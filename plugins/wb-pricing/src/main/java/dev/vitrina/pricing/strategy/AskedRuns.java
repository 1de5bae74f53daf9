package dev.vitrina.pricing.strategy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What the table {@code strategy_run} tells of a strategy that somebody wants to run. Right while the strategy is locked. */
final class AskedRuns {

    private final JdbcClient jdbc;

    AskedRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The run that this made due. */
    Optional<Long> due(Strategy strategy, String key) {
        return of(strategy, "SELECT id FROM p_wb_pricing.strategy_run WHERE due = :due AND %s")
            .param("due", key)
            .query(Long.class)
            .optional();
    }

    /** The first of those that go on. */
    Optional<Long> open(Strategy strategy) {
        return of(
            strategy,
            "SELECT id FROM p_wb_pricing.strategy_run WHERE phase <> 'ENDED' AND %s ORDER BY id LIMIT 1"
        )
            .query(Long.class)
            .optional();
    }

    /** When somebody asked for one the last time. */
    Optional<Instant> lastAsked(Strategy strategy) {
        return of(
            strategy,
            "SELECT planned_at FROM p_wb_pricing.strategy_run WHERE cause = 'PERSON' AND %s ORDER BY id DESC LIMIT 1"
        )
            .query((row, _) -> Objects.requireNonNull(row.getObject(1, OffsetDateTime.class)).toInstant())
            .optional();
    }

    private StatementSpec of(Strategy strategy, String statement) {
        return jdbc
            .sql(statement.formatted("shop_id = :shop AND strategy_id = :strategy"))
            .param("shop", strategy.shop().value())
            .param("strategy", strategy.id());
    }
}
