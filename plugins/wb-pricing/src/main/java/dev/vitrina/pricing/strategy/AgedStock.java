package dev.vitrina.pricing.strategy;

import static dev.vitrina.pricing.strategy.StrategyStore.utc;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.stock.StockAged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code stock_aged}: what plugins that know stocks tell of goods that lie for too long. Vitrina itself knows none yet. */
final class AgedStock implements EventListener<StockAged> {

    /** Twice delivered, it counts once. */
    private static final String NOTE = """
        INSERT INTO p_wb_pricing.stock_aged AS s (shop_id, nm_id, found_at, noted_at)
        SELECT DISTINCT :shop, n.nm_id, CAST(:at AS timestamptz), CAST(:now AS timestamptz) FROM unnest(CAST(:nmIds AS bigint[])) AS n (nm_id)
        ON CONFLICT (shop_id, nm_id) DO UPDATE SET found_at = excluded.found_at, noted_at = excluded.noted_at WHERE s.found_at < excluded.found_at
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AgedStock(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Class<StockAged> eventType() {
        return StockAged.class;
    }

    @Override
    public void on(StockAged event) {
        jdbc
            .sql(NOTE)
            .param("shop", event.shop().value())
            .param("nmIds", event.nmIds().toArray(Long[]::new))
            .param("at", utc(event.at()))
            .param("now", utc(clock.instant()))
            .update();
    }

    /** Whether anybody has ever told anything of the shop's stocks: a strategy that waits for it would wait for ever. */
    boolean isTold(ShopId shop) {
        return jdbc
            .sql("SELECT EXISTS (SELECT FROM p_wb_pricing.stock_aged WHERE shop_id = :shop)")
            .param("shop", shop.value())
            .query(Boolean.class)
            .single();
    }

    /** Goods that were told of in this time. */
    List<Long> between(ShopId shop, Instant after, Instant until) {
        return jdbc
            .sql(
                """
                SELECT nm_id FROM p_wb_pricing.stock_aged WHERE shop_id = :shop AND noted_at > :after AND noted_at <= :until ORDER BY nm_id
                """
            )
            .param("shop", shop.value())
            .param("after", utc(after))
            .param("until", utc(until))
            .query((row, _) -> row.getLong(1))
            .list();
    }
}
