package dev.vitrina.pricing.competitor;

import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known of watched goods from the storefront, now and before. */
public final class SightingStore {

    /**
     * A price that is not sure yet is read again soon. Goods that failed are asked for apart from the others and after them, each time in half as large a batch:
     * the others get their turn, and the good that spoils an answer is alone in the end.
     */
    private static final String DUE = """
        WITH due AS (
            SELECT nm_id, failures, asked_at FROM p_wb_pricing.watched_good
            WHERE shop_id = :shop AND CASE WHEN failures > 0 THEN not_before <= :now
                ELSE asked_at IS NULL OR asked_at < :before OR (asked_at < :soon AND presence <> 'MISSING'
                    AND (agreeing < 2 OR unconfirmed IS NOT NULL OR missed > 0)) END
        ), turn AS (SELECT min(failures) AS failures FROM due)
        SELECT due.nm_id FROM due JOIN turn USING (failures) ORDER BY due.asked_at NULLS FIRST, due.nm_id
        LIMIT (SELECT greatest(1, CAST(:limit AS integer) >> least(failures, 30)) FROM turn)
        """;

    private static final String PUT = """
        UPDATE p_wb_pricing.watched_good w
        SET name = COALESCE(n.name, w.name), brand = COALESCE(n.brand, w.brand), presence = n.presence, price = n.price, seen_at = n.seen_at,
            read_at = n.read_at, agreeing = n.agreeing, unconfirmed = n.unconfirmed, missed = n.missed
        FROM unnest(CAST(:nmIds AS bigint[]), CAST(:names AS text[]), CAST(:brands AS text[]), CAST(:presences AS text[]), CAST(:prices AS bigint[]),
            CAST(:seen AS timestamptz[]), CAST(:read AS timestamptz[]), CAST(:agreeing AS integer[]), CAST(:unconfirmed AS bigint[]),
            CAST(:missed AS integer[])) AS n (nm_id, name, brand, presence, price, seen_at, read_at, agreeing, unconfirmed, missed)
        WHERE w.shop_id = :shop AND w.nm_id = n.nm_id
        """;

    private static final String CLOSE = """
        UPDATE p_wb_pricing.watched_period SET valid = tstzrange(lower(valid), :at)
        WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[])) AND upper_inf(valid) AND lower(valid) < :at
        """;

    private static final String OPEN = """
        INSERT INTO p_wb_pricing.watched_period (shop_id, nm_id, valid, presence, price)
        SELECT shop_id, nm_id, tstzrange(:at, NULL), presence, price FROM p_wb_pricing.watched_good
        WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[])) ON CONFLICT DO NOTHING
        """;

    private static final String UNWATCHED =
        " t WHERE t.shop_id = :shop AND NOT EXISTS (SELECT FROM p_wb_pricing.rival r WHERE r.shop_id = t.shop_id AND r.rival = t.nm_id)" +
        " AND NOT EXISTS (SELECT FROM p_wb_pricing.rival r WHERE r.shop_id = t.shop_id AND r.nm_id = t.nm_id)";

    /** Those that were forgotten in the moment in which somebody wanted them watched again. */
    private static final String WATCHED = """
        INSERT INTO p_wb_pricing.watched_good (shop_id, nm_id)
        SELECT shop_id, rival FROM p_wb_pricing.rival WHERE shop_id = :shop
        UNION SELECT shop_id, nm_id FROM p_wb_pricing.rival WHERE shop_id = :shop ON CONFLICT DO NOTHING
        """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public SightingStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param to null while it lasts */
    record Period(Instant from, @Nullable Instant to, Presence presence, @Nullable Long kopecks) {}

    /**
     * Goods to be asked for now, those longest ago first.
     *
     * @param now    those that failed wait for it
     * @param before of those asked for before, it is time again
     * @param soon   the same for those that are not sure
     * @param limit  of goods that did not fail
     */
    List<Long> due(ShopId shop, Instant now, Instant before, Instant soon, int limit) {
        return List.copyOf(
            jdbc
                .sql(DUE)
                .param("shop", shop.value())
                .param("now", utc(now))
                .param("before", utc(before))
                .param("soon", utc(soon))
                .param("limit", limit)
                .query((row, _) -> row.getLong(1))
                .list()
        );
    }

    /** By nmId; those not watched are missing. */
    Map<Long, Sighting> find(ShopId shop, Collection<Long> nmIds) {
        return find(shop, nmIds, "");
    }

    /** Notes what an answer said of the goods it was asked for; only changes become periods. */
    void note(ShopId shop, Collection<Long> asked, Map<Long, Listing> answer, Instant at) {
        transaction.executeWithoutResult(_ -> {
            Map<Long, Sighting> before = find(shop, asked, " ORDER BY w.nm_id FOR UPDATE");
            Map<Long, Sighting> after = new HashMap<>();
            List<Long> changed = new ArrayList<>();
            before.forEach((nmId, sighting) -> {
                Sighting next = sighting.after(Reading.of(answer, nmId), at);
                after.put(nmId, next);
                if (!next.showsAs(sighting)) {
                    changed.add(nmId);
                }
            });
            put(shop, after, answer);
            for (String sql : List.of(CLOSE, OPEN)) {
                jdbc
                    .sql(sql)
                    .param("shop", shop.value())
                    .param("nmIds", changed.toArray(Long[]::new))
                    .param("at", utc(at))
                    .update();
            }
        });
    }

    /** Whatever came of it, their turn is over. @param until they are not asked for again, as nothing came of it; null when they were answered */
    void asked(ShopId shop, Collection<Long> nmIds, Instant at, @Nullable Instant until) {
        jdbc
            .sql(
                """
                UPDATE p_wb_pricing.watched_good SET asked_at = :at, not_before = CAST(:until AS timestamptz),
                    failures = CASE WHEN CAST(:until AS timestamptz) IS NULL THEN 0 ELSE failures + 1 END
                WHERE shop_id = :shop AND nm_id = ANY (CAST(:nmIds AS bigint[]))
                """
            )
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("at", utc(at))
            .param("until", until == null ? null : utc(until))
            .update();
    }

    /** Newest first. @param before only periods that began before; null begins with the newest */
    List<Period> periods(ShopId shop, long nmId, @Nullable Instant before, int limit) {
        return List.copyOf(
            jdbc
                .sql(
                    """
                    SELECT lower(valid), upper(valid), presence, price FROM p_wb_pricing.watched_period
                    WHERE shop_id = :shop AND nm_id = :nmId AND (CAST(:before AS timestamptz) IS NULL OR lower(valid) < :before)
                    ORDER BY lower(valid) DESC LIMIT :limit
                    """
                )
                .param("shop", shop.value())
                .param("nmId", nmId)
                .param("before", before == null ? null : utc(before))
                .param("limit", limit)
                .query((row, _) ->
                    new Period(
                        Objects.requireNonNull(SightingRow.time(row, 1)),
                        SightingRow.time(row, 2),
                        Presence.valueOf(row.getString(3)),
                        row.getObject(4, Long.class)
                    )
                )
                .list()
        );
    }

    /** Forgets goods that nobody watches any more, and periods that ended so long ago. */
    void tidy(ShopId shop, Instant now, Duration kept) {
        for (String table : List.of("watched_period", "watched_good")) {
            jdbc.sql("DELETE FROM p_wb_pricing." + table + UNWATCHED).param("shop", shop.value()).update();
        }
        jdbc.sql(WATCHED).param("shop", shop.value()).update();
        jdbc
            .sql("DELETE FROM p_wb_pricing.watched_period WHERE shop_id = :shop AND upper(valid) < :before")
            .param("shop", shop.value())
            .param("before", utc(now.minus(kept)))
            .update();
    }

    void purge(ShopId shop) {
        for (String table : List.of("watched_good", "watched_period")) {
            jdbc
                .sql("DELETE FROM p_wb_pricing." + table + " WHERE shop_id = :shop")
                .param("shop", shop.value())
                .update();
        }
    }

    private Map<Long, Sighting> find(ShopId shop, Collection<Long> nmIds, String suffix) {
        Map<Long, Sighting> found = new HashMap<>();
        jdbc
            .sql(
                "SELECT w.nm_id, " +
                SightingRow.COLUMNS +
                " FROM p_wb_pricing.watched_good w WHERE w.shop_id = :shop AND w.nm_id = ANY (CAST(:nmIds AS bigint[]))" +
                suffix
            )
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .query(row -> {
                found.put(row.getLong(1), SightingRow.read(row, 2));
            });
        return found;
    }

    private void put(ShopId shop, Map<Long, Sighting> sightings, Map<Long, Listing> answer) {
        List<Long> nmIds = List.copyOf(sightings.keySet());
        List<Sighting> values = nmIds.stream().map(sightings::get).toList();
        jdbc
            .sql(PUT)
            .param("shop", shop.value())
            .param("nmIds", nmIds.toArray(Long[]::new))
            .param("names", texts(nmIds, nmId -> answer.containsKey(nmId) ? answer.get(nmId).name() : null))
            .param("brands", texts(nmIds, nmId -> answer.containsKey(nmId) ? answer.get(nmId).brand() : null))
            .param("presences", texts(values, sighting -> sighting.presence().name()))
            .param("prices", values.stream().map(Sighting::kopecks).toArray(Long[]::new))
            .param("seen", texts(values, sighting -> text(sighting.seenAt())))
            .param("read", texts(values, sighting -> text(sighting.readAt())))
            .param("agreeing", values.stream().map(Sighting::agreeing).toArray(Integer[]::new))
            .param("unconfirmed", values.stream().map(Sighting::unconfirmed).toArray(Long[]::new))
            .param("missed", values.stream().map(Sighting::missed).toArray(Integer[]::new))
            .update();
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
