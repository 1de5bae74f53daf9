package dev.vitrina.pricing.promotion;

import static dev.vitrina.pricing.promotion.PromotionStore.utc;

import dev.vitrina.api.shop.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what was read of the calendar. A list of goods is written page by page: where a call an hour is all there is, a pass goes on where it stopped. */
public final class CalendarStore {

    private static final String PUT_PROMOTIONS = """
        INSERT INTO p_wb_pricing.promotion (shop_id, id, name, auto, starts, ends)
        SELECT :shop, n.id, n.name, n.auto, n.starts, n.ends
        FROM unnest(CAST(:ids AS bigint[]), CAST(:names AS text[]), CAST(:autos AS boolean[]), CAST(:starts AS timestamptz[]),
            CAST(:ends AS timestamptz[])) AS n (id, name, auto, starts, ends)
        ON CONFLICT (shop_id, id) DO UPDATE SET name = excluded.name, auto = excluded.auto, starts = excluded.starts, ends = excluded.ends
        """;

    private static final String PUT_LISTS = """
        INSERT INTO p_wb_pricing.promotion_list (shop_id, promotion_id, taking_part)
        SELECT p.shop_id, p.id, t.taking_part FROM p_wb_pricing.promotion p CROSS JOIN (VALUES (true), (false)) AS t (taking_part)
        WHERE p.shop_id = :shop AND NOT p.auto ON CONFLICT DO NOTHING
        """;

    /** One that is under way first; those that take part before those that could. */
    private static final String DUE = """
        SELECT l.promotion_id, l.taking_part, l.begun_at, l.next_offset
        FROM p_wb_pricing.promotion_list l JOIN p_wb_pricing.promotion p ON p.shop_id = l.shop_id AND p.id = l.promotion_id
        WHERE l.shop_id = :shop AND p.ends > :now AND NOT p.auto AND (l.begun_at IS NOT NULL OR l.read_at IS NULL OR l.read_at < :before)
        ORDER BY l.begun_at NULLS LAST, l.taking_part DESC, l.read_at NULLS FIRST, l.promotion_id LIMIT 1
        """;

    private static final String PUT_GOODS = """
        INSERT INTO p_wb_pricing.promotion_good
            (shop_id, promotion_id, nm_id, taking_part, currency, price, discount, plan_price, plan_discount, seen_at)
        SELECT :shop, :promotion, n.nm_id, :takingPart, n.currency, n.price, n.discount, n.plan_price, n.plan_discount, :at
        FROM unnest(CAST(:nmIds AS bigint[]), CAST(:currencies AS text[]), CAST(:prices AS bigint[]), CAST(:discounts AS integer[]),
            CAST(:planPrices AS bigint[]), CAST(:planDiscounts AS integer[])) AS n (nm_id, currency, price, discount, plan_price, plan_discount)
        ON CONFLICT (shop_id, promotion_id, nm_id) DO UPDATE
        SET taking_part = excluded.taking_part, currency = excluded.currency, price = excluded.price, discount = excluded.discount,
            plan_price = excluded.plan_price, plan_discount = excluded.plan_discount, seen_at = excluded.seen_at
        """;

    private static final String LIST =
        " WHERE shop_id = :shop AND promotion_id = :promotion AND taking_part = :takingPart";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public CalendarStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * A list of goods to be read, and from where on.
     *
     * @param begunAt of the pass under way; null for a new one
     */
    record Due(long promotion, boolean takingPart, @Nullable Instant begunAt, long offset) {}

    /** The whole calendar: what is not in it any more goes, with its goods. */
    void putCalendar(ShopId shop, Collection<Promotion> promotions, Instant at) {
        transaction.executeWithoutResult(_ -> {
            Long[] ids = array(promotions, Promotion::id, Long[]::new);
            jdbc
                .sql("DELETE FROM p_wb_pricing.promotion WHERE shop_id = :shop AND id <> ALL (CAST(:ids AS bigint[]))")
                .param("shop", shop.value())
                .param("ids", ids)
                .update();
            jdbc
                .sql(PUT_PROMOTIONS)
                .param("shop", shop.value())
                .param("ids", ids)
                .param("names", array(promotions, Promotion::name, String[]::new))
                .param("autos", array(promotions, Promotion::auto, Boolean[]::new))
                .param("starts", array(promotions, promotion -> promotion.starts().toString(), String[]::new))
                .param("ends", array(promotions, promotion -> promotion.ends().toString(), String[]::new))
                .update();
            jdbc.sql(PUT_LISTS).param("shop", shop.value()).update();
            jdbc
                .sql(
                    """
                    INSERT INTO p_wb_pricing.promotion_calendar (shop_id, read_at) VALUES (:shop, :at)
                    ON CONFLICT (shop_id) DO UPDATE SET read_at = excluded.read_at
                    """
                )
                .param("shop", shop.value())
                .param("at", utc(at))
                .update();
        });
    }

    /** @param before lists read before are read again */
    Optional<Due> due(ShopId shop, Instant now, Instant before) {
        return jdbc
            .sql(DUE)
            .param("shop", shop.value())
            .param("now", utc(now))
            .param("before", utc(before))
            .query((row, _) -> {
                OffsetDateTime begun = row.getObject(3, OffsetDateTime.class);
                return new Due(
                    row.getLong(1),
                    row.getBoolean(2),
                    begun == null ? null : begun.toInstant(),
                    row.getLong(4)
                );
            })
            .optional();
    }

    /** A page of a pass. */
    void putGoods(ShopId shop, Due list, List<PromotionGood> goods, Instant begunAt, long next) {
        transaction.executeWithoutResult(_ -> {
            put(shop, list, goods, begunAt);
            jdbc
                .sql("UPDATE p_wb_pricing.promotion_list SET begun_at = :begun, next_offset = :next" + LIST)
                .param("begun", utc(begunAt))
                .param("next", next)
                .param("shop", shop.value())
                .param("promotion", list.promotion())
                .param("takingPart", list.takingPart())
                .update();
        });
    }

    /** The last page of a pass: what it has not met is not in the list any more. */
    void endGoods(ShopId shop, Due list, List<PromotionGood> goods, Instant begunAt) {
        transaction.executeWithoutResult(_ -> {
            put(shop, list, goods, begunAt);
            jdbc
                .sql("DELETE FROM p_wb_pricing.promotion_good" + LIST + " AND seen_at < :begun")
                .param("shop", shop.value())
                .param("promotion", list.promotion())
                .param("takingPart", list.takingPart())
                .param("begun", utc(begunAt))
                .update();
            jdbc
                .sql("UPDATE p_wb_pricing.promotion_list SET begun_at = NULL, next_offset = 0, read_at = :begun" + LIST)
                .param("shop", shop.value())
                .param("promotion", list.promotion())
                .param("takingPart", list.takingPart())
                .param("begun", utc(begunAt))
                .update();
        });
    }

    /** The lists of these promotions are read again at the next turn. */
    void expire(ShopId shop, Collection<Long> promotions) {
        jdbc
            .sql(
                """
                UPDATE p_wb_pricing.promotion_list SET begun_at = NULL, next_offset = 0, read_at = timestamptz 'epoch'
                WHERE shop_id = :shop AND promotion_id = ANY (CAST(:ids AS bigint[]))
                """
            )
            .param("shop", shop.value())
            .param("ids", promotions.toArray(Long[]::new))
            .update();
    }

    void purge(ShopId shop) {
        for (String table : List.of("promotion", "promotion_calendar")) {
            jdbc
                .sql("DELETE FROM p_wb_pricing." + table + " WHERE shop_id = :shop")
                .param("shop", shop.value())
                .update();
        }
    }

    private void put(ShopId shop, Due list, List<PromotionGood> all, Instant at) {
        // Twice in one page would be an error to PostgreSQL.
        Collection<PromotionGood> goods = all
            .stream()
            .collect(Collectors.toMap(PromotionGood::nmId, Function.identity(), (one, _) -> one))
            .values();
        jdbc
            .sql(PUT_GOODS)
            .param("shop", shop.value())
            .param("promotion", list.promotion())
            .param("takingPart", list.takingPart())
            .param("at", utc(at))
            .param("nmIds", array(goods, PromotionGood::nmId, Long[]::new))
            .param("currencies", array(goods, PromotionGood::currency, String[]::new))
            .param("prices", array(goods, good -> hundredths(good.price()), Long[]::new))
            .param("discounts", array(goods, PromotionGood::discount, Integer[]::new))
            .param("planPrices", array(goods, good -> hundredths(good.planPrice()), Long[]::new))
            .param("planDiscounts", array(goods, PromotionGood::planDiscount, Integer[]::new))
            .update();
    }

    static Long hundredths(BigDecimal amount) {
        return amount.movePointRight(2).longValue();
    }

    private static <T, V> V[] array(Collection<T> all, Function<T, V> value, IntFunction<V[]> make) {
        return all.stream().map(value).toArray(make);
    }
}
