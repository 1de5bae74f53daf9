package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.change.Reason;
import dev.vitrina.api.shop.ShopId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code unapplied}: prices that were confirmed and are not what buyers see. All times are the database's, as those of sendings are. */
public final class Unapplied {

    /** Of a row that was followed the set is the one it was sent with last. */
    private static final String NOTE = """
        INSERT INTO p_wb_pricing.unapplied (shop_id, row_key, nm_id, change_set, code, distance, noted_at)
        SELECT :shop, n.row_key, n.nm_id, s.change_set, n.code, n.distance, now()
        FROM unnest(CAST(:keys AS text[]), CAST(:nmIds AS bigint[]), CAST(:codes AS text[]), CAST(:distances AS bigint[]))
             AS n (row_key, nm_id, code, distance)
        CROSS JOIN LATERAL (
            SELECT COALESCE(CAST(:set AS bigint), (
                SELECT change_set FROM p_wb_pricing.sending WHERE shop_id = :shop AND nm_id = n.nm_id AND row_key = n.row_key
                ORDER BY sent_at DESC LIMIT 1)) AS change_set
        ) s
        WHERE s.change_set IS NOT NULL
        ON CONFLICT (shop_id, row_key) DO UPDATE
        SET change_set = excluded.change_set, code = excluded.code, distance = excluded.distance, noted_at = excluded.noted_at
        """;

    private static final String FORGET = """
        DELETE FROM p_wb_pricing.unapplied WHERE shop_id = :shop AND row_key = ANY (CAST(:keys AS text[]))
        """;

    private final JdbcClient jdbc;
    private final PriceRows rows;

    public Unapplied(JdbcClient jdbc, PriceRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Rows that were not even sent. */
    void rejected(ShopId shop, ChangeSetId set, List<ChangeRow> some, Map<String, Reason> reasons) {
        note(shop, set.value(), some, reasons);
    }

    /** Rows that were sent and came to nothing. */
    void failed(ShopId shop, List<ChangeRow> some, Map<String, Reason> reasons) {
        note(shop, null, some, reasons);
    }

    /** Whether Wildberries took a row, as far as it says, and it did not show as long as anybody looked. */
    boolean isTaken(ShopId shop, ChangeRow row) {
        return jdbc
            .sql(
                """
                SELECT EXISTS (SELECT FROM p_wb_pricing.unapplied WHERE shop_id = :shop AND row_key = :key AND code = :code)
                """
            )
            .param("shop", shop.value())
            .param("key", row.key())
            .param("code", PriceReadBack.NOT_APPLIED)
            .query(Boolean.class)
            .single();
    }

    void applied(ShopId shop, Collection<String> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql(FORGET).param("shop", shop.value()).param("keys", keys.toArray(String[]::new)).update();
        }
    }

    public void purge(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_pricing.unapplied WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private void note(ShopId shop, @Nullable Long set, List<ChangeRow> some, Map<String, Reason> reasons) {
        List<ChangeRow> noted = some
            .stream()
            .filter(row -> reasons.containsKey(row.key()))
            .toList();
        if (noted.isEmpty()) {
            return;
        }
        jdbc
            .sql(NOTE)
            .param("shop", shop.value())
            .param("set", set)
            .param("keys", array(noted, ChangeRow::key, String[]::new))
            .param("nmIds", array(noted, row -> PriceKey.of(row.key()).nmId(), Long[]::new))
            .param("codes", array(noted, row -> Objects.requireNonNull(reasons.get(row.key())).code(), String[]::new))
            .param("distances", array(noted, this::distance, Long[]::new))
            .update();
    }

    private long distance(ChangeRow row) {
        return rows.before(row).discounted().subtract(rows.after(row).discounted()).abs().movePointRight(2).longValue();
    }

    private static <V> V[] array(List<ChangeRow> some, Function<ChangeRow, V> value, IntFunction<V[]> make) {
        return some.stream().map(value).toArray(make);
    }
}
