package dev.vitrina.pricing.change;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.shop.ShopId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code price_probe}: how many different prices of a good somebody had checked who may not see costs. A verdict says on which side of a limit a price
 * lies, so that enough of them would tell the limit. All that one draft changes of a good is one probe.
 */
public final class PriceProbes {

    /** Different prices of one good within an hour. */
    public static final int MOST = 10;

    /** Different prices of one good within a day. */
    public static final int MOST_A_DAY = 20;

    /** Notes those that may be checked and tells the goods of the others. Of many sizes a text would be too long for the index: its hash is kept. */
    private static final String NOTE = """
        WITH asked AS (
            SELECT nm_id, encode(sha256(convert_to(wanted, 'UTF8')), 'hex') AS wanted
            FROM unnest(CAST(:nmIds AS bigint[]), CAST(:wanted AS text[])) AS n (nm_id, wanted)
        ), over AS (
            SELECT nm_id FROM (
                SELECT nm_id, wanted, max(tried_at) AS tried_at FROM (
                    SELECT nm_id, wanted, tried_at FROM p_wb_pricing.price_probe
                    WHERE shop_id = :shop AND user_id = :user AND nm_id = ANY (CAST(:nmIds AS bigint[])) AND tried_at > now() - INTERVAL '1 day'
                    UNION ALL SELECT nm_id, wanted, now() FROM asked
                ) AS each GROUP BY nm_id, wanted
            ) AS tried GROUP BY nm_id HAVING count(*) FILTER (WHERE tried_at > now() - INTERVAL '1 hour') > :most OR count(*) > :mostADay
        ), noted AS (
            INSERT INTO p_wb_pricing.price_probe (shop_id, user_id, nm_id, wanted, tried_at)
            SELECT :shop, :user, nm_id, wanted, now() FROM asked WHERE nm_id NOT IN (SELECT nm_id FROM over)
            ON CONFLICT (shop_id, user_id, nm_id, wanted) DO UPDATE SET tried_at = excluded.tried_at
        )
        SELECT nm_id FROM over
        """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PriceProbes(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param tooOften goods that may not be checked: nothing was noted of them */
    public record Noted(Set<Long> tooOften) {
        public Noted {
            tooOften = Set.copyOf(tooOften);
        }

        public boolean isTooOften(DraftRow row) {
            return tooOften.contains(PriceKey.of(row.key()).nmId());
        }

        /** Those that may be checked, so that their checks tell of no cost. */
        public List<DraftRow> allowed(List<DraftRow> drafted, PriceRows rows) {
            return drafted
                .stream()
                .filter(row -> !isTooOften(row))
                .map(row -> rows.hidingCosts(row, false))
                .toList();
        }
    }

    /** Notes that these are to be checked; the same ones again count once. */
    public Noted note(ShopId shop, long user, List<DraftRow> rows) {
        Map<Long, String> wanted = rows
            .stream()
            .collect(
                Collectors.groupingBy(
                    row -> PriceKey.of(row.key()).nmId(),
                    TreeMap::new,
                    Collectors.mapping(
                        PriceProbes::wanted,
                        Collectors.collectingAndThen(Collectors.toList(), PriceProbes::together)
                    )
                )
            );
        return Objects.requireNonNull(
            transaction.execute(_ -> {
                // One request of a person at a time, or several at once would each see none of the others.
                jdbc
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('wb-pricing price_probe', :user))")
                    .param("user", user)
                    .query((row, _) -> "")
                    .list();
                return new Noted(
                    new HashSet<>(
                        jdbc
                            .sql(NOTE)
                            .param("shop", shop.value())
                            .param("user", user)
                            .param("nmIds", wanted.keySet().toArray(Long[]::new))
                            .param("wanted", wanted.values().toArray(String[]::new))
                            .param("most", MOST)
                            .param("mostADay", MOST_A_DAY)
                            .query(Long.class)
                            .list()
                    )
                );
            })
        );
    }

    /** Takes out what counts no more, of all shops and people, and waits for none of them: what one of them is writing goes another time. */
    public void tidy() {
        jdbc
            .sql(
                """
                DELETE FROM p_wb_pricing.price_probe WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM p_wb_pricing.price_probe WHERE tried_at < now() - INTERVAL '1 day' LIMIT 50000 FOR UPDATE SKIP LOCKED
                ))
                """
            )
            .update();
    }

    /** A shop that goes takes its probes with it. */
    public void purge(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_pricing.price_probe WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    /** The same whatever the order. */
    private static String together(List<String> rows) {
        return rows.stream().sorted().collect(Collectors.joining("\n"));
    }

    private static String wanted(DraftRow row) {
        return (
            row.key() +
            row
                .fields()
                .stream()
                .map(FieldChange::after)
                .map(after -> " " + after)
                .collect(Collectors.joining())
        );
    }
}
