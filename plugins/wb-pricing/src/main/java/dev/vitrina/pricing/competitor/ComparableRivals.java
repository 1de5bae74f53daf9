package dev.vitrina.pricing.competitor;

import static dev.vitrina.pricing.competitor.SightingStore.utc;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.strategy.model.Rival;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rivals ask, in the terms in which a seller sets prices. */
public final class ComparableRivals {

    /**
     * The own price must be the one that buyers were seen to pay: a period that began later makes the proportion one of two times, and so does one that began
     * shortly before, as the storefront shows a change late. Where sizes have different prices nobody can tell which one buyers were seen to pay.
     */
    private static final String FIND =
        """
            SELECT DISTINCT ON (r.nm_id) r.nm_id, w.price AS rival, o.price AS paid, g.discounted_low AS own, g.currency, LEAST(w.seen_at, o.seen_at) AS seen_at
            FROM p_wb_pricing.rival r
            JOIN p_wb_pricing.good g ON g.shop_id = r.shop_id AND g.id = r.nm_id AND g.discounted_low > 0 AND g.price_low = g.price_high
            JOIN p_wb_pricing.watched_good w ON w.shop_id = r.shop_id AND w.nm_id = r.rival
            """ +
        UndercutStore.fresh("w") +
        " JOIN p_wb_pricing.watched_good o ON o.shop_id = r.shop_id AND o.nm_id = r.nm_id AND o.price > 0" +
        UndercutStore.fresh("o") +
        """
             WHERE r.shop_id = :shop AND r.nm_id = ANY (CAST(:nmIds AS bigint[])) AND NOT EXISTS (
                SELECT FROM p_wb_pricing.price_period p WHERE p.shop_id = r.shop_id AND p.nm_id = r.nm_id
                    AND lower(p.valid) > o.seen_at - CASE p.source WHEN 'FIRST_SEEN' THEN interval '0' ELSE interval '1 hour' END)
            ORDER BY r.nm_id, w.price, r.rival
            """;

    private static final String MOVED = """
        SELECT DISTINCT r.nm_id FROM p_wb_pricing.rival r
        JOIN p_wb_pricing.watched_period p ON p.shop_id = r.shop_id AND p.nm_id = r.rival
        WHERE r.shop_id = :shop AND lower(p.valid) > :after AND lower(p.valid) <= :until
        ORDER BY r.nm_id
        """;

    private final JdbcClient jdbc;

    public ComparableRivals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By own good; those without one that can be compared are missing. @param fresh prices seen before are not sure any more */
    Map<Long, Rival> find(ShopId shop, Collection<Long> nmIds, Instant fresh) {
        Map<Long, Rival> found = new HashMap<>();
        jdbc
            .sql(FIND)
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("fresh", utc(fresh))
            .query((row, _) -> Map.entry(row.getLong("nm_id"), comparable(row)))
            .list()
            .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    /** Goods of which some rival's price or presence was seen to be another after a time and until another one. */
    List<Long> moved(ShopId shop, Instant after, Instant until) {
        return List.copyOf(
            jdbc
                .sql(MOVED)
                .param("shop", shop.value())
                .param("after", utc(after))
                .param("until", utc(until))
                .query((row, _) -> row.getLong(1))
                .list()
        );
    }

    private static Rival comparable(ResultSet row) throws SQLException {
        BigDecimal own = BigDecimal.valueOf(row.getLong("own"), 2);
        BigDecimal price = own
            .multiply(BigDecimal.valueOf(row.getLong("rival")))
            .divide(BigDecimal.valueOf(row.getLong("paid")), 2, RoundingMode.HALF_UP);
        Instant seenAt = Objects.requireNonNull(row.getObject("seen_at", OffsetDateTime.class)).toInstant();
        return new Rival(price, Objects.requireNonNull(row.getString("currency")), seenAt);
    }
}
