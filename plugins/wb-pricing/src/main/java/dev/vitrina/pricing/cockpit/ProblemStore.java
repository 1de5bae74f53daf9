package dev.vitrina.pricing.cockpit;

import dev.vitrina.api.shop.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Problems, found by comparing what is kept with what is kept: one statement for all of a shop's goods, another for a page of them. Amounts are of one piece of
 * each good, in hundredths.
 */
public final class ProblemStore {

    /** Goods that have a price and a floor, with what is wrong about the two; null for nothing. The least that anybody pays counts: with the discount of WB Club. */
    private static final String JUDGED = """
        SELECT g.id AS nm_id, g.currency, c.paid, f.floor,
            CASE
                WHEN f.cost IS NULL OR f.currency <> g.currency THEN 'COST_MISSING'
                WHEN c.paid < f.cost THEN 'BELOW_COST'
                WHEN c.paid < f.floor THEN 'BELOW_FLOOR'
                WHEN NOT f.complete THEN 'MARGIN_UNKNOWN'
            END AS kind,
            CASE WHEN f.currency = g.currency THEN GREATEST(f.cost, f.floor) - c.paid END AS short
        FROM p_wb_pricing.good g
        JOIN p_wb_pricing.good_floor f ON f.shop_id = g.shop_id AND f.nm_id = g.id
        CROSS JOIN LATERAL (SELECT CAST(round(g.discounted_low * (100 - g.club_discount) / 100.0) AS bigint) AS paid) c
        WHERE g.shop_id = :shop AND g.discounted_low IS NOT NULL
        """;

    private static final String AT_A_LOSS = """
        FROM p_wb_pricing.promotion p
        JOIN p_wb_pricing.promotion_good pg ON pg.shop_id = p.shop_id AND pg.promotion_id = p.id AND pg.taking_part
        JOIN p_wb_pricing.good_floor f ON f.shop_id = pg.shop_id AND f.nm_id = pg.nm_id
        WHERE p.shop_id = :shop AND p.ends > :now AND f.currency = pg.currency AND pg.plan_price < GREATEST(f.cost, f.floor)
        """;

    private static final String UNAPPLIED = """
        FROM p_wb_pricing.unapplied u JOIN p_wb_pricing.good g ON g.shop_id = u.shop_id AND g.id = u.nm_id
        WHERE u.shop_id = :shop AND u.noted_at > now() - make_interval(secs => :kept)
        """;

    /** Prices of the storefront are in roubles. */
    private static final String UNDERCUT = " FROM p_wb_pricing.undercut WHERE shop_id = :shop";

    static final String SUMMARY =
        "SELECT kind, currency, count(*), sum(CASE WHEN kind LIKE 'BELOW%' THEN short END) FROM (" +
        JUDGED +
        """
            ) judged WHERE kind IS NOT NULL GROUP BY kind, currency
            UNION ALL
            SELECT 'PROMOTION_AT_A_LOSS', pg.currency, count(*), sum(GREATEST(f.cost, f.floor) - pg.plan_price)
            """ +
        AT_A_LOSS +
        """
            GROUP BY pg.currency
            UNION ALL
            SELECT 'QUARANTINED', currency, count(*), sum(abs(price_drop)) FROM p_wb_pricing.quarantined WHERE shop_id = :shop GROUP BY currency
            UNION ALL
            SELECT 'NOT_APPLIED', g.currency, count(*), sum(u.distance)
            """ +
        UNAPPLIED +
        " GROUP BY g.currency UNION ALL SELECT 'COMPETITOR_UNDERCUTS', 'RUB', count(*), sum(own_price - rival_price)" +
        UNDERCUT +
        " HAVING count(*) > 0";

    /** Each gives what {@link #PAGE} shows, the key of a row that is its own, and by what rows are ordered. */
    private static final Map<ProblemKind, String> ROWS = new EnumMap<>(
        Map.of(
            ProblemKind.BELOW_COST,
            judged("BELOW_COST"),
            ProblemKind.BELOW_FLOOR,
            judged("BELOW_FLOOR"),
            ProblemKind.COST_MISSING,
            judged("COST_MISSING"),
            ProblemKind.MARGIN_UNKNOWN,
            judged("MARGIN_UNKNOWN"),
            ProblemKind.PROMOTION_AT_A_LOSS,
            """
            SELECT p.id || '/' || pg.nm_id AS key, pg.nm_id, pg.currency, GREATEST(f.cost, f.floor) - pg.plan_price AS weight,
                GREATEST(f.cost, f.floor) - pg.plan_price AS at_risk, pg.plan_price AS paid, f.floor, NULL::bigint AS change_set,
                p.name AS promotion
            """ +
            AT_A_LOSS,
            ProblemKind.QUARANTINED,
            """
            SELECT CAST(q.id AS text) AS key, q.id AS nm_id, q.currency, abs(q.price_drop) AS weight, abs(q.price_drop) AS at_risk,
                NULL::bigint AS paid, NULL::bigint AS floor, NULL::bigint AS change_set, NULL::text AS promotion
            FROM p_wb_pricing.quarantined q WHERE q.shop_id = :shop
            """,
            ProblemKind.NOT_APPLIED,
            """
            SELECT u.row_key AS key, u.nm_id, g.currency, u.distance AS weight, u.distance AS at_risk, g.discounted_low AS paid,
                NULL::bigint AS floor, u.change_set, NULL::text AS promotion
            """ +
            UNAPPLIED,
            ProblemKind.COMPETITOR_UNDERCUTS,
            """
            SELECT CAST(nm_id AS text) AS key, nm_id, 'RUB' AS currency, own_price - rival_price AS weight, own_price - rival_price AS at_risk,
                own_price AS paid, NULL::bigint AS floor, NULL::bigint AS change_set, NULL::text AS promotion
            """ +
            UNDERCUT
        )
    );

    private static final String PAGE = """
        SELECT r.key, r.nm_id, r.currency, r.weight, r.at_risk, COALESCE(r.paid, g.discounted_low), r.floor, r.change_set, r.promotion,
            g.vendor_code, g.discount, g.club_discount, g.price_low = g.price_high
        FROM (%s) r LEFT JOIN p_wb_pricing.good g ON g.shop_id = :shop AND g.id = r.nm_id
        WHERE CAST(:weight AS bigint) IS NULL OR (r.weight, r.key) < (:weight, :key)
        ORDER BY r.weight DESC, r.key DESC LIMIT :limit
        """;

    private final JdbcClient jdbc;

    public ProblemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String judged(String kind) {
        String weight = kind.startsWith("BELOW") ? "short" : "paid";
        String atRisk = kind.startsWith("BELOW") ? "short" : "NULL::bigint";
        return (
            "SELECT CAST(nm_id AS text) AS key, nm_id, currency, " +
            weight +
            " AS weight, " +
            atRisk +
            " AS at_risk, paid, floor, NULL::bigint AS change_set, NULL::text AS promotion FROM (" +
            JUDGED +
            ") judged WHERE kind = '" +
            kind +
            "'"
        );
    }

    /**
     * Until when, and for how long, something counts.
     *
     * @param now  promotions that are over by then are no problem any more
     * @param kept rows that came to nothing longer ago are forgotten, by the clock of the database, which noted them
     */
    record Window(Instant now, Duration kept) {}

    /** @param atRisk null where it cannot be told */
    record Count(ProblemKind kind, String currency, long count, @Nullable BigDecimal atRisk) {}

    /**
     * A good with a problem.
     *
     * @param key      of the row, among those of its problem
     * @param weight   hundredths, which rows are ordered by
     * @param floor    null where it is not known
     * @param onePrice whether all its sizes have one price
     */
    record Row(
        String key,
        long nmId,
        String currency,
        long weight,
        @Nullable BigDecimal atRisk,
        @Nullable BigDecimal paid,
        @Nullable BigDecimal floor,
        @Nullable Long changeSet,
        @Nullable String promotion,
        @Nullable String vendorCode,
        int discount,
        int clubDiscount,
        boolean onePrice
    ) {}

    /** After this row. */
    record Place(long weight, String key) {}

    List<Count> counts(ShopId shop, Window window) {
        return List.copyOf(
            bound(SUMMARY, shop, window)
                .query((row, _) ->
                    new Count(
                        ProblemKind.valueOf(row.getString(1)),
                        Objects.requireNonNull(row.getString(2)),
                        row.getLong(3),
                        amount(row, 4)
                    )
                )
                .list()
        );
    }

    /** The gravest first. */
    List<Row> rows(ShopId shop, ProblemKind kind, Window window, @Nullable Place after, int limit) {
        return List.copyOf(
            bound(PAGE.formatted(ROWS.get(kind)), shop, window)
                .param("weight", after == null ? null : after.weight())
                .param("key", after == null ? null : after.key())
                .param("limit", limit)
                .query((row, _) -> row(row))
                .list()
        );
    }

    private StatementSpec bound(String sql, ShopId shop, Window window) {
        return jdbc
            .sql(sql)
            .param("shop", shop.value())
            .param("now", window.now().atOffset(ZoneOffset.UTC))
            .param("kept", window.kept().toSeconds());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
            Objects.requireNonNull(row.getString(1)),
            row.getLong(2),
            Objects.requireNonNull(row.getString(3)),
            row.getLong(4),
            amount(row, 5),
            amount(row, 6),
            amount(row, 7),
            row.getObject(8, Long.class),
            row.getString(9),
            row.getString(10),
            row.getInt(11),
            row.getInt(12),
            row.getBoolean(13)
        );
    }

    private static @Nullable BigDecimal amount(ResultSet row, int column) throws SQLException {
        BigDecimal hundredths = row.getBigDecimal(column);
        return hundredths == null ? null : hundredths.movePointLeft(2);
    }
}
