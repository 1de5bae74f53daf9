package dev.vitrina.pricing.promotion;

import dev.vitrina.api.shop.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Promotions and their goods, as they are kept. */
public final class PromotionStore {

    private static final String PROMOTION =
        "SELECT id, name, auto, starts, ends FROM p_wb_pricing.promotion WHERE shop_id = :shop ";

    private static final String GOOD =
        "SELECT pg.nm_id, pg.taking_part, pg.currency, pg.price, pg.discount, pg.plan_price, pg.plan_discount, g.vendor_code, pg.seen_at " +
        "FROM p_wb_pricing.promotion_good pg LEFT JOIN p_wb_pricing.good g ON g.shop_id = pg.shop_id AND g.id = pg.nm_id " +
        "WHERE pg.shop_id = :shop AND pg.promotion_id = :promotion ";

    /** Of a good in several, the one that ends first. */
    private static final String TAKING_PART = """
        SELECT DISTINCT ON (pg.nm_id) pg.nm_id, p.name
        FROM p_wb_pricing.promotion_good pg
        JOIN p_wb_pricing.promotion p ON p.shop_id = pg.shop_id AND p.id = pg.promotion_id
        WHERE pg.shop_id = :shop AND pg.nm_id = ANY (CAST(:nmIds AS bigint[])) AND pg.taking_part AND p.starts <= :now AND p.ends > :now
        ORDER BY pg.nm_id, p.ends, p.id
        """;

    private static final String COUNTS = """
        SELECT promotion_id, count(*) FILTER (WHERE taking_part), count(*) FILTER (WHERE NOT taking_part)
        FROM p_wb_pricing.promotion_good WHERE shop_id = :shop GROUP BY promotion_id
        """;

    private static final String NOT_OFFERED = """
        DELETE FROM p_wb_pricing.promotion_good WHERE shop_id = :shop AND promotion_id = :promotion AND NOT taking_part
          AND nm_id = ANY (CAST(:asked AS bigint[])) AND nm_id <> ALL (CAST(:met AS bigint[]))
        """;

    private static final String REREAD = """
        UPDATE p_wb_pricing.promotion_good g
        SET currency = n.currency, price = n.price, discount = n.discount, plan_price = n.plan_price, plan_discount = n.plan_discount, seen_at = :at
        FROM unnest(CAST(:nmIds AS bigint[]), CAST(:currencies AS text[]), CAST(:prices AS bigint[]), CAST(:discounts AS integer[]),
            CAST(:planPrices AS bigint[]), CAST(:planDiscounts AS integer[])) AS n (nm_id, currency, price, discount, plan_price, plan_discount)
        WHERE g.shop_id = :shop AND g.promotion_id = :promotion AND g.nm_id = n.nm_id
        """;

    private final JdbcClient jdbc;

    public PromotionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A good as its list told.
     *
     * @param vendorCode null when the good is not in the mirror of goods, or has none
     * @param readAt     when it was read
     */
    public record Row(PromotionGood good, @Nullable String vendorCode, Instant readAt) {}

    /** Goods of a promotion, by whether they take part. */
    record Shares(long takingPart, long offered) {
        static final Shares NONE = new Shares(0, 0);
    }

    /** By time. */
    List<Promotion> promotions(ShopId shop, Instant now) {
        return List.copyOf(
            jdbc
                .sql(PROMOTION + "AND ends > :now ORDER BY starts, id")
                .param("shop", shop.value())
                .param("now", utc(now))
                .query((row, _) -> promotion(row))
                .list()
        );
    }

    public Optional<Promotion> find(ShopId shop, long id) {
        return jdbc
            .sql(PROMOTION + "AND id = :id")
            .param("shop", shop.value())
            .param("id", id)
            .query((row, _) -> promotion(row))
            .optional();
    }

    Map<Long, Shares> shares(ShopId shop) {
        Map<Long, Shares> shares = new HashMap<>();
        jdbc
            .sql(COUNTS)
            .param("shop", shop.value())
            .query(row -> {
                shares.put(row.getLong(1), new Shares(row.getLong(2), row.getLong(3)));
            });
        return shares;
    }

    /** When the calendar was read; empty before the first time. */
    Optional<Instant> calendarReadAt(ShopId shop) {
        return jdbc
            .sql("SELECT read_at FROM p_wb_pricing.promotion_calendar WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
            .optional();
    }

    /** By promotion, when both its lists were read whole; those that were not are missing. */
    Map<Long, Instant> goodsReadAt(ShopId shop) {
        Map<Long, Instant> times = new HashMap<>();
        jdbc
            .sql(
                """
                SELECT promotion_id, min(read_at) FROM p_wb_pricing.promotion_list WHERE shop_id = :shop
                GROUP BY promotion_id HAVING count(read_at) = 2
                """
            )
            .param("shop", shop.value())
            .query(row -> {
                times.put(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
            });
        return times;
    }

    /** By nmId upwards. */
    List<Row> goods(ShopId shop, long promotion, boolean takingPart, long after, int limit) {
        return List.copyOf(
            of(shop, promotion, "AND pg.taking_part = :takingPart AND pg.nm_id > :after ORDER BY pg.nm_id LIMIT :limit")
                .param("takingPart", takingPart)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list()
        );
    }

    /** By nmId; those that neither take part nor could are missing. */
    public Map<Long, Row> goods(ShopId shop, long promotion, Collection<Long> nmIds) {
        Map<Long, Row> goods = new HashMap<>();
        of(shop, promotion, "AND pg.nm_id = ANY (CAST(:nmIds AS bigint[]))")
            .param("nmIds", nmIds.toArray(Long[]::new))
            .query((row, _) -> row(row))
            .list()
            .forEach(row -> goods.put(row.good().nmId(), row));
        return goods;
    }

    /** Names of running promotions that goods take part in; those in none are missing. */
    public Map<Long, String> running(ShopId shop, Collection<Long> nmIds, Instant now) {
        Map<Long, String> names = new HashMap<>();
        jdbc
            .sql(TAKING_PART)
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("now", utc(now))
            .query(row -> {
                names.put(row.getLong(1), Objects.requireNonNull(row.getString(2)));
            });
        return names;
    }

    /**
     * Goods that were read by themselves; those that are in no list by now are left out.
     *
     * @param asked which were looked for among those that could take part: the ones that were not met are not offered any more
     */
    public void reread(
        ShopId shop,
        long promotion,
        Collection<Long> asked,
        Collection<PromotionGood> goods,
        Instant at
    ) {
        jdbc
            .sql(NOT_OFFERED)
            .param("shop", shop.value())
            .param("promotion", promotion)
            .param("asked", asked.toArray(Long[]::new))
            .param("met", goods.stream().map(PromotionGood::nmId).toArray(Long[]::new))
            .update();
        jdbc
            .sql(REREAD)
            .param("shop", shop.value())
            .param("promotion", promotion)
            .param("at", utc(at))
            .param("nmIds", goods.stream().map(PromotionGood::nmId).toArray(Long[]::new))
            .param("currencies", goods.stream().map(PromotionGood::currency).toArray(String[]::new))
            .param(
                "prices",
                goods
                    .stream()
                    .map(good -> CalendarStore.hundredths(good.price()))
                    .toArray(Long[]::new)
            )
            .param("discounts", goods.stream().map(PromotionGood::discount).toArray(Integer[]::new))
            .param(
                "planPrices",
                goods
                    .stream()
                    .map(good -> CalendarStore.hundredths(good.planPrice()))
                    .toArray(Long[]::new)
            )
            .param("planDiscounts", goods.stream().map(PromotionGood::planDiscount).toArray(Integer[]::new))
            .update();
    }

    private StatementSpec of(ShopId shop, long promotion, String where) {
        return jdbc.sql(GOOD + where).param("shop", shop.value()).param("promotion", promotion);
    }

    private static Promotion promotion(ResultSet row) throws SQLException {
        return new Promotion(
            row.getLong(1),
            Objects.requireNonNull(row.getString(2)),
            row.getBoolean(3),
            row.getObject(4, OffsetDateTime.class).toInstant(),
            row.getObject(5, OffsetDateTime.class).toInstant()
        );
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
            new PromotionGood(
                row.getLong(1),
                row.getBoolean(2),
                Objects.requireNonNull(row.getString(3)),
                BigDecimal.valueOf(row.getLong(4), 2),
                row.getInt(5),
                BigDecimal.valueOf(row.getLong(6), 2),
                row.getInt(7)
            ),
            row.getString(8),
            row.getObject(9, OffsetDateTime.class).toInstant()
        );
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
