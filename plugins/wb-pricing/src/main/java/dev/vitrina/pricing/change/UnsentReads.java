package dev.vitrina.pricing.change;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.ChangeSetId;
import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code unsent_read}: whose goods were read for a sending that did not go out, as the quota was used up by that reading. The next try goes by what was
 * read, or nothing would ever go out with a token of a few calls an hour. All times are the database's.
 */
public final class UnsentReads {

    private final JdbcClient jdbc;

    public UnsentReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether each of these rows was read for a try that did not go out, no longer ago than this. */
    public boolean cover(ShopId shop, ChangeSetId set, List<ChangeRow> rows, Duration window) {
        long read = jdbc
            .sql(
                """
                SELECT count(*) FROM p_wb_pricing.unsent_read WHERE shop_id = :shop AND change_set = :set
                  AND row_key = ANY (CAST(:keys AS text[])) AND read_at > now() - make_interval(secs => :seconds)
                """
            )
            .param("shop", shop.value())
            .param("set", set.value())
            .param("keys", keys(rows))
            .param("seconds", window.toSeconds())
            .query(Long.class)
            .single();
        return read == rows.size();
    }

    /** Forgets what serves nobody any more, too: sets that were cancelled leave their readings. */
    public void note(ShopId shop, ChangeSetId set, List<ChangeRow> rows) {
        jdbc
            .sql("DELETE FROM p_wb_pricing.unsent_read WHERE shop_id = :shop AND read_at < now() - INTERVAL '1 day'")
            .param("shop", shop.value())
            .update();
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.unsent_read (shop_id, change_set, row_key, read_at)
                SELECT :shop, :set, v.row_key, now() FROM unnest(CAST(:keys AS text[])) AS v (row_key)
                ON CONFLICT (shop_id, change_set, row_key) DO UPDATE SET read_at = excluded.read_at
                """
            )
            .param("shop", shop.value())
            .param("set", set.value())
            .param("keys", keys(rows))
            .update();
    }

    /** A reading serves one try. */
    public void forget(ShopId shop, ChangeSetId set, List<ChangeRow> rows) {
        jdbc
            .sql(
                """
                DELETE FROM p_wb_pricing.unsent_read
                WHERE shop_id = :shop AND change_set = :set AND row_key = ANY (CAST(:keys AS text[]))
                """
            )
            .param("shop", shop.value())
            .param("set", set.value())
            .param("keys", keys(rows))
            .update();
    }

    public void purge(ShopId shop) {
        jdbc.sql("DELETE FROM p_wb_pricing.unsent_read WHERE shop_id = :shop").param("shop", shop.value()).update();
    }

    private static String[] keys(List<ChangeRow> rows) {
        return rows.stream().map(ChangeRow::key).toArray(String[]::new);
    }
}
