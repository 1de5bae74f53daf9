package dev.vitrina.pricing.strategy;

import static dev.vitrina.pricing.strategy.StrategyStore.utc;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table {@code strategy_run}. Each statement names the phase it starts from: what comes too late changes nothing. */
final class RunStore {

    private static final String COLUMNS = """
        shop_id, id, strategy_id, cause, goods_asked, by_id, by_email, mode, phase, outcome, reason, planned_at, ended_at, prices, changed, kept,
        held, average_step, blocked, change_set
        """;

    private static final String SELECT = "SELECT " + COLUMNS + " FROM p_wb_pricing.strategy_run WHERE shop_id = :shop ";

    private static final String ONE = " WHERE shop_id = :shop AND id = :id AND phase = :phase";

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What makes a run due.
     *
     * @param key   two runs of a strategy with one key are one
     * @param goods null for all of the scope
     * @param by    who asked for it; null for nobody
     */
    record Due(String key, Run.Cause cause, @Nullable List<Long> goods, @Nullable Actor by) {}

    /** @return the run's id; that of the first one when the same was due before */
    long plan(Strategy strategy, Due due, Instant now) {
        List<Long> goods = due.goods();
        Actor by = due.by();
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.strategy_run (shop_id, strategy_id, due, cause, goods_asked, by_id, by_email, mode, planned_at)
                VALUES (:shop, :strategy, :due, :cause, CAST(:goods AS bigint[]), :by, :email, :mode, :now)
                ON CONFLICT (shop_id, strategy_id, due) DO NOTHING
                """
            )
            .param("shop", strategy.shop().value())
            .param("strategy", strategy.id())
            .param("due", due.key())
            .param("cause", due.cause().name())
            .param("goods", goods == null ? null : goods.toArray(Long[]::new))
            .param("by", by == null ? null : by.userId())
            .param("email", by == null ? null : by.email())
            .param("mode", strategy.mode().name())
            .param("now", utc(now))
            .update();
        return jdbc
            .sql(
                "SELECT id FROM p_wb_pricing.strategy_run WHERE shop_id = :shop AND strategy_id = :strategy AND due = :due"
            )
            .param("shop", strategy.shop().value())
            .param("strategy", strategy.id())
            .param("due", due.key())
            .query(Long.class)
            .single();
    }

    /** Those that go on, in the order they were planned. */
    List<Run> open(ShopId shop) {
        return jdbc
            .sql(SELECT + "AND phase <> 'ENDED' ORDER BY id")
            .param("shop", shop.value())
            .query((row, _) -> run(row))
            .list();
    }

    /** Whether a run of the strategy before this one goes on. */
    boolean hasOpen(ShopId shop, long strategy, long before) {
        return jdbc
            .sql(
                """
                SELECT EXISTS (SELECT FROM p_wb_pricing.strategy_run
                               WHERE shop_id = :shop AND phase <> 'ENDED' AND strategy_id = :strategy AND id < :before)
                """
            )
            .param("shop", shop.value())
            .param("strategy", strategy)
            .param("before", before)
            .query(Boolean.class)
            .single();
    }

    Optional<Run> find(ShopId shop, long id) {
        return jdbc
            .sql(SELECT + "AND id = :id")
            .param("shop", shop.value())
            .param("id", id)
            .query((row, _) -> run(row))
            .optional();
    }

    /** Newest first. @param strategy null for all @param before null for the first page */
    List<Run> page(ShopId shop, @Nullable Long strategy, @Nullable Long before, int limit) {
        return jdbc
            .sql(
                SELECT +
                """
                AND (CAST(:strategy AS bigint) IS NULL OR strategy_id = :strategy) AND (CAST(:before AS bigint) IS NULL OR id < :before)
                ORDER BY id DESC LIMIT :limit
                """
            )
            .param("shop", shop.value())
            .param("strategy", strategy)
            .param("before", before)
            .param("limit", limit)
            .query((row, _) -> run(row))
            .list();
    }

    /** The latest of each, by strategy. */
    Map<Long, Run> latest(ShopId shop, Collection<Long> strategies) {
        Map<Long, Run> latest = new HashMap<>();
        jdbc
            .sql(
                "SELECT DISTINCT ON (strategy_id) " +
                COLUMNS +
                """
                FROM p_wb_pricing.strategy_run WHERE shop_id = :shop AND strategy_id = ANY (CAST(:ids AS bigint[])) ORDER BY strategy_id, id DESC
                """
            )
            .param("shop", shop.value())
            .param("ids", strategies.toArray(Long[]::new))
            .query((row, _) -> run(row))
            .list()
            .forEach(run -> latest.put(run.strategy(), run));
        return latest;
    }

    /** The latest run before this one that made a change set. */
    Optional<Run> lastDrafted(ShopId shop, long strategy, long before) {
        return jdbc
            .sql(
                SELECT +
                "AND strategy_id = :strategy AND id < :before AND change_set IS NOT NULL ORDER BY id DESC LIMIT 1"
            )
            .param("shop", shop.value())
            .param("strategy", strategy)
            .param("before", before)
            .query((row, _) -> run(row))
            .optional();
    }

    void decided(Run run, Run.Counts counts) {
        one(
            run,
            """
            UPDATE p_wb_pricing.strategy_run SET phase = 'DECIDED', prices = :prices, changed = :changed, kept = :kept, held = :held, average_step = :step
            """
        )
            .param("prices", counts.prices())
            .param("changed", counts.changed())
            .param("kept", counts.kept())
            .param("held", counts.held())
            .param("step", counts.averageStep())
            .update();
    }

    void drafted(Run run, ChangeSetId set) {
        one(run, "UPDATE p_wb_pricing.strategy_run SET phase = 'DRAFTED', change_set = :set")
            .param("set", set.value())
            .update();
    }

    void end(Run run, Run.Outcome outcome, @Nullable String reason, @Nullable Integer blocked, Instant now) {
        one(
            run,
            """
            UPDATE p_wb_pricing.strategy_run SET phase = 'ENDED', outcome = :outcome, reason = :reason, blocked = :blocked, ended_at = :now
            """
        )
            .param("outcome", outcome.name())
            .param("reason", reason)
            .param("blocked", blocked)
            .param("now", utc(now))
            .update();
    }

    /** Runs that ended before, with what they decided. */
    void forget(ShopId shop, Instant before) {
        jdbc
            .sql("DELETE FROM p_wb_pricing.strategy_run WHERE shop_id = :shop AND ended_at < :before")
            .param("shop", shop.value())
            .param("before", utc(before))
            .update();
    }

    private StatementSpec one(Run run, String statement) {
        return jdbc
            .sql(statement + ONE)
            .param("shop", run.shop().value())
            .param("id", run.id())
            .param("phase", run.phase().name());
    }

    private static Run run(ResultSet row) throws SQLException {
        Array goods = row.getArray("goods_asked");
        Long by = row.getObject("by_id", Long.class);
        Long set = row.getObject("change_set", Long.class);
        String outcome = row.getString("outcome");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
            new ShopId(row.getLong("shop_id")),
            row.getLong("id"),
            row.getLong("strategy_id"),
            Run.Cause.valueOf(row.getString("cause")),
            goods == null ? null : List.of((Long[]) goods.getArray()),
            by == null ? null : new Actor(by, row.getString("by_email")),
            Strategy.Mode.valueOf(row.getString("mode")),
            Run.Phase.valueOf(row.getString("phase")),
            outcome == null ? null : Run.Outcome.valueOf(outcome),
            row.getString("reason"),
            row.getObject("planned_at", OffsetDateTime.class).toInstant(),
            ended == null ? null : ended.toInstant(),
            new Run.Counts(
                row.getInt("prices"),
                row.getInt("changed"),
                row.getInt("kept"),
                row.getInt("held"),
                row.getBigDecimal("average_step")
            ),
            row.getObject("blocked", Integer.class),
            set == null ? null : new ChangeSetId(set)
        );
    }
}
