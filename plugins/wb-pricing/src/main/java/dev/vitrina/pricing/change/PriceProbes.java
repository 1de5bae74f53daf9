package dev.vitrina.pricing.change;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.api.shop.ShopId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code price_probe}: how many different prices of a good somebody had checked who may not see costs. A verdict says on which side of a limit a price
 * lies, so that enough of them would tell the limit.
 */
public final class PriceProbes {

    /** Different prices of one good within an hour. */
    public static final int MOST = 10;

    private static final String OVER = """
        SELECT EXISTS (
            SELECT FROM (
                SELECT nm_id, wanted FROM p_wb_pricing.price_probe
                WHERE shop_id = :shop AND user_id = :user AND nm_id = ANY (CAST(:nmIds AS bigint[])) AND tried_at > now() - INTERVAL '1 hour'
                UNION SELECT nm_id, wanted FROM unnest(CAST(:nmIds AS bigint[]), CAST(:wanted AS text[])) AS n (nm_id, wanted)
            ) AS tried GROUP BY nm_id HAVING count(*) > :most)
        """;

    private static final String NOTE = """
        INSERT INTO p_wb_pricing.price_probe (shop_id, user_id, nm_id, wanted, tried_at)
        SELECT DISTINCT :shop, :user, n.nm_id, n.wanted, now() FROM unnest(CAST(:nmIds AS bigint[]), CAST(:wanted AS text[])) AS n (nm_id, wanted)
        ON CONFLICT (shop_id, user_id, nm_id, wanted) DO UPDATE SET tried_at = excluded.tried_at
        """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PriceProbes(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Notes that these are to be checked; the same ones again count once. @return whether they may be: false notes nothing */
    public boolean allows(ShopId shop, long user, List<DraftRow> rows) {
        Long[] nmIds = rows
            .stream()
            .map(row -> PriceKey.of(row.key()).nmId())
            .toArray(Long[]::new);
        String[] wanted = rows.stream().map(PriceProbes::wanted).toArray(String[]::new);
        return Objects.requireNonNull(
            transaction.execute(_ -> {
                // One request of a person at a time, or several at once would each see none of the others.
                jdbc
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('wb-pricing price_probe', :user))")
                    .param("user", user)
                    .query((row, _) -> "")
                    .list();
                jdbc.sql("DELETE FROM p_wb_pricing.price_probe WHERE tried_at < now() - INTERVAL '1 hour'").update();
                boolean over = jdbc
                    .sql(OVER)
                    .param("shop", shop.value())
                    .param("user", user)
                    .param("nmIds", nmIds)
                    .param("wanted", wanted)
                    .param("most", MOST)
                    .query(Boolean.class)
                    .single();
                if (!over) {
                    jdbc
                        .sql(NOTE)
                        .param("shop", shop.value())
                        .param("user", user)
                        .param("nmIds", nmIds)
                        .param("wanted", wanted)
                        .update();
                }
                return !over;
            })
        );
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
