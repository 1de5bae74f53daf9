package dev.vitrina.pricing.floor;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.margin.UnitEconomics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code good_floor}. */
public final class FloorStore {

    private static final String GOODS = """
        SELECT id FROM p_wb_pricing.good WHERE shop_id = :shop AND id > :after ORDER BY id LIMIT :limit
        """;

    private static final String PUT = """
        INSERT INTO p_wb_pricing.good_floor AS f (shop_id, nm_id, currency, cost, floor, complete)
        SELECT :shop, n.nm_id, n.currency, n.cost, n.floor, n.complete
        FROM unnest(CAST(:nmIds AS bigint[]), CAST(:currencies AS text[]), CAST(:costs AS bigint[]), CAST(:floors AS bigint[]),
            CAST(:complete AS boolean[])) AS n (nm_id, currency, cost, floor, complete)
        ON CONFLICT (shop_id, nm_id) DO UPDATE
        SET currency = excluded.currency, cost = excluded.cost, floor = excluded.floor, complete = excluded.complete
        WHERE (f.currency, f.cost, f.floor, f.complete) IS DISTINCT FROM (excluded.currency, excluded.cost, excluded.floor, excluded.complete)
        """;

    /** As a join, a planner that has not heard yet of a shop's first goods would compare each with each. */
    static final String GONE = """
        DELETE FROM p_wb_pricing.good_floor WHERE shop_id = :shop AND nm_id = ANY (ARRAY(
            SELECT nm_id FROM p_wb_pricing.good_floor WHERE shop_id = :shop
            EXCEPT SELECT id FROM p_wb_pricing.good WHERE shop_id = :shop))
        """;

    private static final String DONE = """
        INSERT INTO p_wb_pricing.floor_run (shop_id, done_at) VALUES (:shop, :at)
        ON CONFLICT (shop_id) DO UPDATE SET done_at = excluded.done_at
        """;

    private static final String ASK = """
        INSERT INTO p_wb_pricing.floor_run AS r (shop_id, asked) VALUES (:shop, 1)
        ON CONFLICT (shop_id) DO UPDATE SET asked = r.asked + 1
        """;

    private final JdbcClient jdbc;

    public FloorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Goods of the mirror, by nmId upwards. */
    List<Long> goods(ShopId shop, long after, int limit) {
        return List.copyOf(
            jdbc
                .sql(GOODS)
                .param("shop", shop.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getLong(1))
                .list()
        );
    }

    void put(ShopId shop, Map<Long, UnitEconomics> economics) {
        List<Long> nmIds = new ArrayList<>();
        List<String> currencies = new ArrayList<>();
        List<@Nullable Long> costs = new ArrayList<>();
        List<@Nullable Long> floors = new ArrayList<>();
        List<Boolean> complete = new ArrayList<>();
        economics.forEach((nmId, of) -> {
            nmIds.add(nmId);
            currencies.add(of.currency());
            costs.add(hundredths(of.cost()));
            floors.add(hundredths(of.floor().orElse(null)));
            complete.add(of.isComplete());
        });
        jdbc
            .sql(PUT)
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("currencies", currencies.toArray(String[]::new))
            .param("costs", costs.toArray(Long[]::new))
            .param("floors", floors.toArray(Long[]::new))
            .param("complete", complete.toArray(Boolean[]::new))
            .update();
    }

    /** Those of goods that went go too. */
    void done(ShopId shop, Instant at) {
        jdbc.sql(GONE).param("shop", shop.value()).update();
        jdbc.sql(DONE).param("shop", shop.value()).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    void ask(ShopId shop) {
        jdbc.sql(ASK).param("shop", shop.value()).update();
    }

    /** How often they were asked for. */
    long asked(ShopId shop) {
        return jdbc
            .sql("SELECT asked FROM p_wb_pricing.floor_run WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query(Long.class)
            .optional()
            .orElse(0L);
    }

    /** When they were worked out; empty before the first time. */
    public Optional<Instant> doneAt(ShopId shop) {
        return jdbc
            .sql("SELECT done_at FROM p_wb_pricing.floor_run WHERE shop_id = :shop AND done_at IS NOT NULL")
            .param("shop", shop.value())
            .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .optional();
    }

    public void purge(ShopId shop) {
        for (String table : List.of("good_floor", "floor_run")) {
            jdbc
                .sql("DELETE FROM p_wb_pricing." + table + " WHERE shop_id = :shop")
                .param("shop", shop.value())
                .update();
        }
    }

    /** Upwards, so that a price which reaches it has no loss. */
    private static @Nullable Long hundredths(@Nullable BigDecimal amount) {
        return amount == null
            ? null
            : (Long) amount.movePointRight(2).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
