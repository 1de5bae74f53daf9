package dev.vitrina.pricing.competitor;

import static dev.vitrina.pricing.competitor.SightingStore.utc;

import dev.vitrina.api.shop.ShopId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Own goods that a rival sells cheaper, by prices that are {@link Confidence#FRESH}: both as buyers see them, so that like is compared with like. */
public final class UndercutStore {

    private static final String FRESH =
        " AND %1$s.presence = 'ON_SALE' AND %1$s.unconfirmed IS NULL AND %1$s.missed = 0 AND %1$s.agreeing >= " +
        Sighting.ENOUGH +
        " AND %1$s.seen_at >= :fresh";

    private static final String FIND =
        """
            INSERT INTO p_wb_pricing.undercut (shop_id, nm_id, rival, own_price, rival_price, noted_at)
            SELECT DISTINCT ON (r.nm_id) r.shop_id, r.nm_id, r.rival, o.price, w.price, :now
            FROM p_wb_pricing.rival r
            JOIN p_wb_pricing.watched_good w ON w.shop_id = r.shop_id AND w.nm_id = r.rival
            """ +
        fresh("w") +
        " JOIN p_wb_pricing.watched_good o ON o.shop_id = r.shop_id AND o.nm_id = r.nm_id" +
        fresh("o") +
        """
             WHERE r.shop_id = :shop AND w.price * 100 < o.price * (100 - CAST(:percent AS numeric))
            ORDER BY r.nm_id, w.price, r.rival
            """;

    private static final String UNTOLD = """
        SELECT EXISTS (SELECT FROM p_wb_pricing.undercut u WHERE u.shop_id = :shop AND NOT EXISTS (
            SELECT FROM p_wb_pricing.undercut_told t
            WHERE t.shop_id = u.shop_id AND t.nm_id = u.nm_id AND t.rival = u.rival AND t.rival_price = u.rival_price))
        """;

    private static final String TOLD = """
        INSERT INTO p_wb_pricing.undercut_told (shop_id, nm_id, rival, rival_price, told_at)
        SELECT shop_id, nm_id, rival, rival_price, :now FROM p_wb_pricing.undercut WHERE shop_id = :shop
        ON CONFLICT (shop_id, nm_id, rival, rival_price) DO UPDATE SET told_at = excluded.told_at
        """;

    private static final String DEAREST = """
        SELECT u.nm_id, g.vendor_code, u.own_price, u.rival_price
        FROM p_wb_pricing.undercut u LEFT JOIN p_wb_pricing.good g ON g.shop_id = u.shop_id AND g.id = u.nm_id
        WHERE u.shop_id = :shop ORDER BY u.own_price - u.rival_price DESC, u.nm_id LIMIT :limit
        """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public UndercutStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** That a watched good is on sale at a price that is {@link Confidence#FRESH}, as a condition to be joined by. */
    static String fresh(String alias) {
        return FRESH.formatted(alias);
    }

    /** Prices in kopecks. */
    record Undercut(long nmId, @Nullable String vendorCode, long own, long rival) {}

    /** Finds them anew. @param fresh prices seen before are not sure any more */
    void find(ShopId shop, BigDecimal percent, Instant fresh, Instant now) {
        transaction.executeWithoutResult(_ -> {
            clear(shop);
            jdbc
                .sql(FIND)
                .param("shop", shop.value())
                .param("percent", percent)
                .param("fresh", utc(fresh))
                .param("now", utc(now))
                .update();
        });
    }

    void clear(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_pricing.undercut WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    long count(ShopId shop) {
        return jdbc
            .sql("SELECT count(*) FROM p_wb_pricing.undercut WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query(Long.class)
            .single();
    }

    /** Whether people have not been told of one of them, at its price. */
    boolean hasUntold(ShopId shop) {
        return jdbc.sql(UNTOLD).param("shop", shop.value()).query(Boolean.class).single();
    }

    /** People know of all there are; what was told so long ago and is not true any more may be told anew. */
    void told(ShopId shop, Instant now, Duration kept) {
        jdbc.sql(TOLD).param("shop", shop.value()).param("now", utc(now)).update();
        jdbc
            .sql("DELETE FROM p_wb_pricing.undercut_told WHERE shop_id = :shop AND told_at < :before")
            .param("shop", shop.value())
            .param("before", utc(now.minus(kept)))
            .update();
    }

    List<Undercut> dearest(ShopId shop, int limit) {
        return List.copyOf(
            jdbc
                .sql(DEAREST)
                .param("shop", shop.value())
                .param("limit", limit)
                .query((row, _) -> new Undercut(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list()
        );
    }

    /** Those of these goods that are undercut. */
    Set<Long> among(ShopId shop, Collection<Long> nmIds) {
        return new HashSet<>(
            jdbc
                .sql(
                    "SELECT nm_id FROM p_wb_pricing.undercut WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[]))"
                )
                .param("shop", shop.value())
                .param("nmIds", nmIds.toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .list()
        );
    }

    void purge(ShopId shop) {
        clear(shop);
        jdbc.sql("DELETE FROM p_wb_pricing.undercut_told WHERE shop_id = :shop").param("shop", shop.value()).update();
    }
}
