package dev.vitrina.pricing.strategy;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.pricing.strategy.model.Breaker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code strategy}. Whoever changes one locks it first. */
final class StrategyStore {

    private static final String SELECT = """
        SELECT shop_id, id, name, definition, definition_no, version, mode, state, stop, armed_at, looked_at, judged_run, failures, simulation,
               simulated_no, edited_by_id, edited_by, edited_at, mode_by_id, mode_by
        FROM p_wb_pricing.strategy WHERE shop_id = :shop
        """;

    private static final String ONE = " WHERE shop_id = :shop AND id = :id";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StrategyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who defines a strategy. @param seesCosts whether he may: the checks of its sets tell no more than that of them */
    record Author(Actor actor, boolean seesCosts) {}

    long insert(ShopId shop, String name, StrategyInput input, Author author, Instant now) {
        Actor by = author.actor();
        return jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.strategy (shop_id, name, definition, costs_hidden, armed_at, looked_at, edited_by_id, edited_by, edited_at, mode_by_id, mode_by)
                VALUES (:shop, :name, CAST(:definition AS jsonb), :hidden, :now, :now, :by, :email, :now, :by, :email) RETURNING id
                """
            )
            .param("shop", shop.value())
            .param("name", name)
            .param("definition", json.writeValueAsString(input))
            .param("hidden", !author.seesCosts())
            .param("now", utc(now))
            .param("by", by.userId())
            .param("email", by.email())
            .query(Long.class)
            .single();
    }

    int count(ShopId shop) {
        return jdbc
            .sql("SELECT count(*) FROM p_wb_pricing.strategy WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query(Integer.class)
            .single();
    }

    /** By id downwards. @param before null for the first page */
    List<Strategy> page(ShopId shop, @Nullable Long before, int limit) {
        return jdbc
            .sql(SELECT + " AND (CAST(:before AS bigint) IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit")
            .param("shop", shop.value())
            .param("before", before)
            .param("limit", limit)
            .query((row, _) -> strategy(row))
            .list();
    }

    List<Strategy> in(ShopId shop, Strategy.State state) {
        return jdbc
            .sql(SELECT + " AND state = :state ORDER BY id")
            .param("shop", shop.value())
            .param("state", state.name())
            .query((row, _) -> strategy(row))
            .list();
    }

    Optional<Strategy> find(ShopId shop, long id) {
        return find(shop, id, "");
    }

    /** In a transaction. */
    Optional<Strategy> lock(ShopId shop, long id) {
        return find(shop, id, " FOR UPDATE");
    }

    private Optional<Strategy> find(ShopId shop, long id, String more) {
        return jdbc
            .sql(SELECT + " AND id = :id" + more)
            .param("shop", shop.value())
            .param("id", id)
            .query((row, _) -> strategy(row))
            .optional();
    }

    /** Another definition begins as a dry run: nobody has seen yet what it does. */
    void define(Strategy strategy, String name, StrategyInput input, boolean another, Author author, Instant now) {
        Actor by = author.actor();
        String dry = another
            ? ", definition_no = definition_no + 1, mode = 'DRY_RUN', mode_by_id = :by, mode_by = :email, armed_at = :now, looked_at = :now, failures = 0"
            : "";
        one(
            strategy,
            "UPDATE p_wb_pricing.strategy SET version = version + 1, name = :name, definition = CAST(:definition AS jsonb), " +
            "costs_hidden = :hidden, edited_by_id = :by, edited_by = :email, edited_at = :now" +
            dry
        )
            .param("name", name)
            .param("definition", json.writeValueAsString(input))
            .param("hidden", !author.seesCosts())
            .param("by", by.userId())
            .param("email", by.email())
            .param("now", utc(now))
            .update();
    }

    void mode(Strategy strategy, Strategy.Mode mode, Actor by) {
        one(
            strategy,
            "UPDATE p_wb_pricing.strategy SET version = version + 1, mode = :mode, mode_by_id = :by, mode_by = :email"
        )
            .param("mode", mode.name())
            .param("by", by.userId())
            .param("email", by.email())
            .update();
    }

    /** @param stop null unless it is the breaker's */
    void state(Strategy strategy, Strategy.State state, Breaker.@Nullable Trip stop, Instant now) {
        one(
            strategy,
            """
            UPDATE p_wb_pricing.strategy SET version = version + 1, state = :state, stop = CAST(:stop AS jsonb),
                failures = CASE WHEN :state = 'ACTIVE' THEN 0 ELSE failures END,
                armed_at = CASE WHEN :state = 'ACTIVE' THEN :now ELSE armed_at END,
                looked_at = CASE WHEN :state = 'ACTIVE' THEN :now ELSE looked_at END
            """
        )
            .param("state", state.name())
            .param("stop", stop == null ? null : json.writeValueAsString(stop))
            .param("now", utc(now))
            .update();
    }

    void simulated(Strategy strategy, SimulationResult result) {
        one(
            strategy,
            "UPDATE p_wb_pricing.strategy SET simulated_no = :no, simulated_at = :at, simulation = CAST(:result AS jsonb)"
        )
            .param("no", strategy.definitionNo())
            .param("at", utc(result.at()))
            .param("result", json.writeValueAsString(result))
            .update();
    }

    void looked(Strategy strategy, Instant until) {
        one(strategy, "UPDATE p_wb_pricing.strategy SET looked_at = :until").param("until", utc(until)).update();
    }

    void judged(Strategy strategy, long run) {
        one(strategy, "UPDATE p_wb_pricing.strategy SET judged_run = :run").param("run", run).update();
    }

    void failures(Strategy strategy, int inARow) {
        one(strategy, "UPDATE p_wb_pricing.strategy SET failures = :failures").param("failures", inARow).update();
    }

    /** Whether who defined it may not see costs, or nobody knows whether he may. */
    boolean hidesCosts(Strategy strategy) {
        return one(strategy, "SELECT costs_hidden FROM p_wb_pricing.strategy").query(Boolean.class).single();
    }

    void delete(Strategy strategy) {
        one(strategy, "DELETE FROM p_wb_pricing.strategy").update();
    }

    void purge(ShopId shop) {
        for (String table : List.of("strategy", "strategy_edit", "strategy_promotion", "stock_aged")) {
            jdbc
                .sql("DELETE FROM p_wb_pricing." + table + " WHERE shop_id = :shop")
                .param("shop", shop.value())
                .update();
        }
    }

    private StatementSpec one(Strategy strategy, String statement) {
        return jdbc.sql(statement + ONE).param("shop", strategy.shop().value()).param("id", strategy.id());
    }

    private Strategy strategy(ResultSet row) throws SQLException {
        String stop = row.getString("stop");
        String simulation = row.getString("simulation");
        return new Strategy(
            new ShopId(row.getLong("shop_id")),
            row.getLong("id"),
            row.getString("name"),
            json.readValue(row.getString("definition"), StrategyInput.class),
            row.getInt("definition_no"),
            row.getInt("version"),
            Strategy.Mode.valueOf(row.getString("mode")),
            Strategy.State.valueOf(row.getString("state")),
            stop == null ? null : json.readValue(stop, Breaker.Trip.class),
            row.getObject("armed_at", OffsetDateTime.class).toInstant(),
            row.getObject("looked_at", OffsetDateTime.class).toInstant(),
            row.getLong("judged_run"),
            row.getInt("failures"),
            simulation == null ? null : json.readValue(simulation, SimulationResult.class),
            row.getObject("simulated_no", Integer.class),
            new Actor(row.getLong("edited_by_id"), row.getString("edited_by")),
            row.getObject("edited_at", OffsetDateTime.class).toInstant(),
            new Actor(row.getLong("mode_by_id"), row.getString("mode_by"))
        );
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
