package dev.vitrina.pricing.strategy;

import static dev.vitrina.pricing.strategy.StrategyStore.utc;

import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to goods: how often their prices changed, what was moved back, whose costs are others, which promotions came. */
final class Moves {

    /** What was sent and does not show yet counts like what shows. */
    private static final String CHANGES = """
        SELECT n.nm_id, greatest(p.changes, s.changes), greatest(p.latest, s.latest)
        FROM unnest(CAST(:nmIds AS bigint[])) AS n (nm_id)
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE lower(valid) > :since) AS changes, max(lower(valid)) AS latest
            FROM p_wb_pricing.price_period WHERE shop_id = :shop AND nm_id = n.nm_id AND source <> 'FIRST_SEEN') p
        CROSS JOIN LATERAL (
            SELECT count(DISTINCT change_set) FILTER (WHERE sent_at > :since) AS changes, max(sent_at) AS latest
            FROM p_wb_pricing.sending WHERE shop_id = :shop AND nm_id = n.nm_id) s
        """;

    /**
     * Of prices that a run decided and a change set made true: how many there are, and how many stand nearer by now to what they were than to what they became.
     * What is paid for a size, in hundredths, is its price before discount by the percent that are left.
     */
    private static final String BACK = """
        SELECT count(*), count(*) FILTER (WHERE abs(n.paid - d.paid) < abs(n.paid - d.paid_after))
        FROM p_wb_pricing.strategy_decision d
        JOIN p_wb_pricing.good g ON g.shop_id = d.shop_id AND g.id = d.nm_id
        CROSS JOIN LATERAL (SELECT CASE WHEN d.row_key LIKE '%/size/%'
            THEN (SELECT CAST(s ->> 'price' AS numeric) * (100 - g.discount) FROM jsonb_array_elements(g.doc -> 'sizes') AS s
                  WHERE CAST(s ->> 'sizeID' AS numeric) = CAST(split_part(d.row_key, '/', 3) AS numeric))
            ELSE g.discounted_low END AS paid) n
        WHERE d.shop_id = :shop AND d.run_id = :run AND d.kind = 'CHANGED' AND n.paid IS NOT NULL
          AND EXISTS (SELECT FROM p_wb_pricing.price_period p
                      WHERE p.shop_id = d.shop_id AND p.nm_id = d.nm_id AND p.change_set = :set)
        """;

    private static final String COSTS = """
        SELECT DISTINCT nm_id FROM p_wb_pricing.cost_price WHERE shop_id = :shop
          AND ((set_at > :after AND set_at <= :until AND valid_from <= :today) OR (valid_from > :before AND valid_from <= :today))
        ORDER BY nm_id
        """;

    private static final String SEEN = """
        INSERT INTO p_wb_pricing.strategy_promotion (shop_id, promotion_id, seen_at)
        SELECT shop_id, id, :now FROM p_wb_pricing.promotion WHERE shop_id = :shop ON CONFLICT DO NOTHING
        """;

    private final JdbcClient jdbc;

    Moves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param changes within the time asked for @param latest the Unix epoch when there never was one */
    record Changes(int changes, Instant latest) {
        static final Changes NONE = new Changes(0, Instant.EPOCH);
    }

    /** By nmId. */
    Map<Long, Changes> changes(ShopId shop, Collection<Long> nmIds, Instant since) {
        Map<Long, Changes> changes = new HashMap<>();
        jdbc
            .sql(CHANGES)
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("since", utc(since))
            .query(row -> {
                OffsetDateTime latest = row.getObject(3, OffsetDateTime.class);
                changes.put(
                    row.getLong(1),
                    new Changes(row.getInt(2), latest == null ? Instant.EPOCH : latest.toInstant())
                );
            });
        return changes;
    }

    /** @param set prices that came true @param back those of them that were moved back since */
    record Back(long set, long back) {}

    Back back(ShopId shop, long run, ChangeSetId changeSet) {
        return jdbc
            .sql(BACK)
            .param("shop", shop.value())
            .param("run", run)
            .param("set", changeSet.value())
            .query((row, _) -> new Back(row.getLong(1), row.getLong(2)))
            .single();
    }

    /** Goods whose cost was told in this time, or began to count after the one day and until the other. */
    List<Long> costs(ShopId shop, Instant after, Instant until, LocalDate before, LocalDate today) {
        return jdbc
            .sql(COSTS)
            .param("shop", shop.value())
            .param("after", utc(after))
            .param("until", utc(until))
            .param("before", before)
            .param("today", today)
            .query((row, _) -> row.getLong(1))
            .list();
    }

    /** Days on which a cost of these goods began to count. */
    List<LocalDate> costDays(ShopId shop, Collection<Long> nmIds, LocalDate from, LocalDate until) {
        return jdbc
            .sql(
                """
                SELECT DISTINCT valid_from FROM p_wb_pricing.cost_price
                WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[])) AND valid_from > :from AND valid_from <= :until ORDER BY 1
                """
            )
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("from", from)
            .param("until", until)
            .query((row, _) -> Objects.requireNonNull(row.getObject(1, LocalDate.class)))
            .list();
    }

    /** Notes which promotions there are, so that those that come later are told from them. */
    void noteSeen(ShopId shop, Instant now) {
        jdbc.sql(SEEN).param("shop", shop.value()).param("now", utc(now)).update();
    }

    /** A promotion that is not over. */
    record Seen(long id, Instant seenAt, Instant starts) {}

    List<Seen> promotions(ShopId shop, Instant now) {
        return jdbc
            .sql(
                """
                SELECT p.id, s.seen_at, p.starts FROM p_wb_pricing.promotion p
                JOIN p_wb_pricing.strategy_promotion s ON s.shop_id = p.shop_id AND s.promotion_id = p.id
                WHERE p.shop_id = :shop AND p.ends > :now ORDER BY p.starts, p.id
                """
            )
            .param("shop", shop.value())
            .param("now", utc(now))
            .query((row, _) -> seen(row))
            .list();
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(
            row.getLong(1),
            row.getObject(2, OffsetDateTime.class).toInstant(),
            row.getObject(3, OffsetDateTime.class).toInstant()
        );
    }
}
