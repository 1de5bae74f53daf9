package dev.vitrina.pricing.competitor;

import static dev.vitrina.pricing.competitor.SightingStore.utc;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionTemplate;

/** Which goods of others are watched beside which own ones. */
public final class RivalStore {

    private static final String PUT = """
        INSERT INTO p_wb_pricing.rival (shop_id, nm_id, rival, note, added_at, added_by)
        SELECT :shop, n.nm_id, n.rival, n.note, :at, :by
        FROM unnest(CAST(:nmIds AS bigint[]), CAST(:rivals AS bigint[]), CAST(:notes AS text[])) AS n (nm_id, rival, note)
        ON CONFLICT DO NOTHING
        """;

    private static final String WATCH = """
        INSERT INTO p_wb_pricing.watched_good (shop_id, nm_id)
        SELECT :shop, n.nm_id FROM unnest(CAST(:nmIds AS bigint[])) AS n (nm_id) ON CONFLICT DO NOTHING
        """;

    private static final String OF_GOODS =
        """
            SELECT r.nm_id, r.rival, r.note, r.added_at, r.added_by, w.name, w.brand,
            """ +
        SightingRow.COLUMNS +
        """
             FROM p_wb_pricing.rival r JOIN p_wb_pricing.watched_good w ON w.shop_id = r.shop_id AND w.nm_id = r.rival
            WHERE r.shop_id = :shop AND r.nm_id = ANY (CAST(:nmIds AS bigint[])) ORDER BY r.nm_id, w.price NULLS LAST, r.rival
            """;

    /** Own price and the cheapest rival's, as {@link Comparison} takes them. */
    private static final String COMPARED = """
        FROM (
            SELECT r.nm_id, g.vendor_code_key,
                CASE WHEN o.presence = 'ON_SALE' AND o.seen_at >= :known THEN o.price
                     WHEN g.currency = 'RUB' THEN g.discounted_low END AS own,
                min(w.price) FILTER (WHERE w.presence = 'ON_SALE' AND w.seen_at >= :known) AS lowest
            FROM p_wb_pricing.rival r
            JOIN p_wb_pricing.watched_good w ON w.shop_id = r.shop_id AND w.nm_id = r.rival
            LEFT JOIN p_wb_pricing.watched_good o ON o.shop_id = r.shop_id AND o.nm_id = r.nm_id
            LEFT JOIN p_wb_pricing.good g ON g.shop_id = r.shop_id AND g.id = r.nm_id
            WHERE r.shop_id = :shop
            GROUP BY r.nm_id, g.vendor_code_key, g.currency, g.discounted_low, o.presence, o.seen_at, o.price
        ) c
        WHERE (CAST(:text AS text) IS NULL OR c.vendor_code_key LIKE :text OR CAST(c.nm_id AS text) LIKE :text)
          AND (NOT :undercut OR EXISTS (SELECT FROM p_wb_pricing.undercut u WHERE u.shop_id = :shop AND u.nm_id = c.nm_id))
        """;

    /** In millionths of the own price; what cannot be compared comes last. */
    private static final String GAP = "COALESCE((c.own - c.lowest) * 1000000 / NULLIF(c.own, 0), -9000000000000000)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public RivalStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param nmId the shop's good */
    record Pair(long nmId, long rival, String note) {}

    /** A watched good of somebody else's, and what is known of it. */
    record Row(
        long nmId,
        long rival,
        String note,
        Instant addedAt,
        String addedBy,
        @Nullable String name,
        @Nullable String brand,
        Sighting sighting
    ) {}

    /** After this good. */
    record Place(long gap, long nmId) {}

    /** @param text part of the vendor code or of the WB article, as a pattern; null for all */
    record Filter(@Nullable String text, boolean undercut) {
        static Filter of(@Nullable String typed, boolean undercut) {
            String text = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
            return new Filter(
                text.isEmpty() ? null : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%",
                undercut
            );
        }
    }

    /** Those that are watched already stay as they are. @return how many are new */
    int attach(ShopId shop, Collection<Pair> pairs, Instant at, String by) {
        return Objects.requireNonNull(
            transaction.execute(_ -> {
                int added = jdbc
                    .sql(PUT)
                    .param("shop", shop.value())
                    .param("at", utc(at))
                    .param("by", by)
                    .param("nmIds", pairs.stream().map(Pair::nmId).toArray(Long[]::new))
                    .param("rivals", pairs.stream().map(Pair::rival).toArray(Long[]::new))
                    .param("notes", pairs.stream().map(Pair::note).toArray(String[]::new))
                    .update();
                jdbc
                    .sql(WATCH)
                    .param("shop", shop.value())
                    .param(
                        "nmIds",
                        pairs
                            .stream()
                            .flatMap(pair -> Stream.of(pair.nmId(), pair.rival()))
                            .distinct()
                            .toArray(Long[]::new)
                    )
                    .update();
                return added;
            })
        );
    }

    /** @return whether it was watched */
    boolean detach(ShopId shop, long nmId, long rival) {
        return of("DELETE FROM p_wb_pricing.rival", shop, nmId, rival).update() > 0;
    }

    /** @return whether it is watched */
    boolean note(ShopId shop, long nmId, long rival, String note) {
        return of("UPDATE p_wb_pricing.rival SET note = :note", shop, nmId, rival).param("note", note).update() > 0;
    }

    long count(ShopId shop) {
        return jdbc
            .sql("SELECT count(*) FROM p_wb_pricing.rival WHERE shop_id = :shop")
            .param("shop", shop.value())
            .query(Long.class)
            .single();
    }

    /** By own good, the cheapest first; goods without rivals are missing. */
    Map<Long, List<Row>> of(ShopId shop, Collection<Long> nmIds) {
        Map<Long, List<Row>> rows = new HashMap<>();
        jdbc
            .sql(OF_GOODS)
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .query((row, _) ->
                new Row(
                    row.getLong(1),
                    row.getLong(2),
                    Objects.requireNonNull(row.getString(3)),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    Objects.requireNonNull(row.getString(5)),
                    row.getString(6),
                    row.getString(7),
                    SightingRow.read(row, 8)
                )
            )
            .list()
            .forEach(row -> rows.computeIfAbsent(row.nmId(), _ -> new ArrayList<>()).add(row));
        return rows;
    }

    /** Goods that have rivals, the most undercut first. @param known readings from before count for nothing */
    List<Place> page(ShopId shop, Filter filter, Instant known, @Nullable Place after, int limit) {
        return List.copyOf(
            bound(
                "SELECT " +
                GAP +
                ", c.nm_id " +
                COMPARED +
                " AND (CAST(:gap AS bigint) IS NULL OR (" +
                GAP +
                ", c.nm_id) < (:gap, :nmId)) ORDER BY 1 DESC, 2 DESC LIMIT :limit",
                shop,
                filter,
                known
            )
                .param("gap", after == null ? null : after.gap())
                .param("nmId", after == null ? 0 : after.nmId())
                .param("limit", limit)
                .query((row, _) -> new Place(row.getLong(1), row.getLong(2)))
                .list()
        );
    }

    long goods(ShopId shop, Filter filter, Instant known) {
        return bound("SELECT count(*) " + COMPARED, shop, filter, known).query(Long.class).single();
    }

    void purge(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_pricing.rival WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private StatementSpec bound(String sql, ShopId shop, Filter filter, Instant known) {
        return jdbc
            .sql(sql)
            .param("shop", shop.value())
            .param("known", utc(known))
            .param("text", filter.text())
            .param("undercut", filter.undercut());
    }

    private StatementSpec of(String sql, ShopId shop, long nmId, long rival) {
        return jdbc
            .sql(sql + " WHERE shop_id = :shop AND nm_id = :nmId AND rival = :rival")
            .param("shop", shop.value())
            .param("nmId", nmId)
            .param("rival", rival);
    }
}
