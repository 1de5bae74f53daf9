package dev.vitrina.pricing.strategy;

import static dev.vitrina.pricing.strategy.StrategyStore.utc;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code strategy_edit}: who did what to a strategy, and what it was afterwards. */
final class StrategyJournal {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StrategyJournal(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An entry of the journal; maps to {@code PricingStrategyEdit}. */
    record Edit(int version, String act, @Nullable String detail, @Nullable String by, Instant at) {}

    /** @param version of the strategy after the edit @param by null for Vitrina itself */
    void note(
        Strategy strategy,
        int version,
        String act,
        @Nullable String detail,
        @Nullable StrategyInput input,
        @Nullable Actor by,
        Instant now
    ) {
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.strategy_edit (shop_id, strategy_id, version, act, detail, definition, by_id, by_email, at)
                VALUES (:shop, :id, :version, :act, :detail, CAST(:definition AS jsonb), :by, :email, :now)
                """
            )
            .param("shop", strategy.shop().value())
            .param("id", strategy.id())
            .param("version", version)
            .param("act", act)
            .param("detail", detail)
            .param("definition", input == null ? null : json.writeValueAsString(input))
            .param("by", by == null ? null : by.userId())
            .param("email", by == null ? null : by.email())
            .param("now", utc(now))
            .update();
    }

    /** Newest first. */
    List<Edit> edits(ShopId shop, long id, int limit) {
        return jdbc
            .sql(
                """
                SELECT version, act, detail, by_email, at FROM p_wb_pricing.strategy_edit
                WHERE shop_id = :shop AND strategy_id = :id ORDER BY version DESC LIMIT :limit
                """
            )
            .param("shop", shop.value())
            .param("id", id)
            .param("limit", limit)
            .query((row, _) ->
                new Edit(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant()
                )
            )
            .list();
    }
}
