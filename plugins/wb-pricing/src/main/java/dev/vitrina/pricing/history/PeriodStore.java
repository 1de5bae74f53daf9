package dev.vitrina.pricing.history;

import dev.vitrina.pricing.good.Good;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.history.PricePeriod.Source;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of periods. */
final class PeriodStore {

    private static final String SELECT = """
        SELECT doc::text, lower(valid), upper(valid), source, change_set FROM p_wb_pricing.price_period
        WHERE shop_id = :shop AND nm_id =
        """;

    /** As a join, a planner that has not heard yet of a shop's first goods would compare each with each. */
    static final String BEGIN = """
        INSERT INTO p_wb_pricing.price_period (shop_id, nm_id, valid, doc, source)
        SELECT shop_id, id, tstzrange(synced_at, NULL), doc, 'FIRST_SEEN' FROM p_wb_pricing.good
        WHERE shop_id = :shop AND id = ANY (ARRAY(
            SELECT id FROM p_wb_pricing.good WHERE shop_id = :shop
            EXCEPT SELECT nm_id FROM p_wb_pricing.price_period WHERE shop_id = :shop AND upper_inf(valid)))
        ON CONFLICT DO NOTHING
        """;

    private final JdbcClient jdbc;
    private final GoodJson json;

    PeriodStore(JdbcClient jdbc, GoodJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Goods of the mirror that have no open period get one, from the time at which they were read. */
    void begin(long shop) {
        jdbc.sql(BEGIN).param("shop", shop).update();
    }

    /** The document of the open period. */
    Optional<String> open(long shop, long nmId) {
        return jdbc
            .sql(
                "SELECT doc::text FROM p_wb_pricing.price_period WHERE shop_id = :shop AND nm_id = :nmId AND upper_inf(valid)"
            )
            .param("shop", shop)
            .param("nmId", nmId)
            .query((row, _) -> Objects.requireNonNull(row.getString(1)))
            .optional();
    }

    /** Ends the open period; one that began at the same moment was never seen and goes. */
    void close(long shop, long nmId, Instant at) {
        String open = " WHERE shop_id = :shop AND nm_id = :nmId AND upper_inf(valid) AND lower(valid) ";
        for (String sql : List.of(
            "DELETE FROM p_wb_pricing.price_period" + open + ">= :at",
            "UPDATE p_wb_pricing.price_period SET valid = tstzrange(lower(valid), :at)" + open + "< :at"
        )) {
            jdbc.sql(sql).param("shop", shop).param("nmId", nmId).param("at", utc(at)).update();
        }
    }

    void open(long shop, long nmId, Instant at, String document, Source source, @Nullable Long changeSet) {
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.price_period (shop_id, nm_id, valid, doc, source, change_set)
                VALUES (:shop, :nmId, tstzrange(:at, NULL), CAST(:doc AS jsonb), :source, :changeSet)
                """
            )
            .param("shop", shop)
            .param("nmId", nmId)
            .param("at", utc(at))
            .param("doc", document)
            .param("source", source.name())
            .param("changeSet", changeSet)
            .update();
    }

    /** Newest first. @param before only periods that began before; null begins with the newest */
    List<PricePeriod> periods(long shop, long nmId, @Nullable Instant before, int limit) {
        return List.copyOf(
            jdbc
                .sql(
                    SELECT +
                    ":nmId AND (CAST(:before AS timestamptz) IS NULL OR lower(valid) < :before) ORDER BY lower(valid) DESC LIMIT :limit"
                )
                .param("shop", shop)
                .param("nmId", nmId)
                .param("before", before == null ? null : utc(before))
                .param("limit", limit)
                .query((row, _) -> period(row))
                .list()
        );
    }

    /** What goods cost at a time; those of which it is not known are missing. */
    Map<Long, PricePeriod> at(long shop, Collection<Long> nmIds, Instant time) {
        Map<Long, PricePeriod> periods = new HashMap<>();
        jdbc
            .sql(SELECT + "ANY (CAST(:ids AS bigint[])) AND valid @> CAST(:time AS timestamptz)")
            .param("shop", shop)
            .param("ids", nmIds.toArray(Long[]::new))
            .param("time", utc(time))
            .query((row, _) -> period(row))
            .list()
            .forEach(period -> periods.put(period.good().nmId(), period));
        return periods;
    }

    /** What goods cost between two times, by good, the earliest first; those of which nothing is known are missing. */
    Map<Long, List<PricePeriod>> during(long shop, Collection<Long> nmIds, Instant from, Instant until) {
        return jdbc
            .sql(
                SELECT +
                "ANY (CAST(:ids AS bigint[])) AND valid && tstzrange(:from, :until, '[]') ORDER BY nm_id, lower(valid)"
            )
            .param("shop", shop)
            .param("ids", nmIds.toArray(Long[]::new))
            .param("from", utc(from))
            .param("until", utc(until))
            .query((row, _) -> period(row))
            .list()
            .stream()
            .collect(Collectors.groupingBy(period -> period.good().nmId()));
    }

    /** How many periods of a good began since then, that of its first sight left out; those without are missing. */
    Map<Long, Integer> begunSince(long shop, Collection<Long> nmIds, Instant since) {
        Map<Long, Integer> counts = new HashMap<>();
        jdbc
            .sql(
                """
                SELECT nm_id, count(*) FROM p_wb_pricing.price_period
                WHERE shop_id = :shop AND nm_id = ANY (CAST(:ids AS bigint[])) AND lower(valid) >= :since AND source <> 'FIRST_SEEN'
                GROUP BY nm_id
                """
            )
            .param("shop", shop)
            .param("ids", nmIds.toArray(Long[]::new))
            .param("since", utc(since))
            .query((row, _) -> counts.put(row.getLong(1), row.getInt(2)))
            .list();
        return counts;
    }

    void purge(long shop) {
        for (String table : List.of("price_period", "history_position")) {
            jdbc.sql("DELETE FROM p_wb_pricing." + table + " WHERE shop_id = :shop").param("shop", shop).update();
        }
    }

    private PricePeriod period(ResultSet row) throws SQLException {
        Good good = json.stored(Objects.requireNonNull(row.getString(1)));
        OffsetDateTime to = row.getObject(3, OffsetDateTime.class);
        return new PricePeriod(
            good,
            row.getObject(2, OffsetDateTime.class).toInstant(),
            to == null ? null : to.toInstant(),
            Source.valueOf(row.getString(4)),
            row.getObject(5, Long.class)
        );
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
