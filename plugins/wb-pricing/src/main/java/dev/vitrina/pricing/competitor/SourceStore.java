package dev.vitrina.pricing.competitor;

import static dev.vitrina.pricing.competitor.SightingStore.utc;

import dev.vitrina.api.shop.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the source behaves to a shop. */
public final class SourceStore {

    private final JdbcClient jdbc;

    public SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The source, as it was last met.
     *
     * @param readAt    the last answer that could be used; null before the first
     * @param notBefore nothing is asked earlier; null when it may be asked
     * @param problem   why not; null when nothing is wrong
     * @param failures  in a row
     */
    record Source(@Nullable Instant readAt, @Nullable Instant notBefore, @Nullable String problem, int failures) {
        static final Source UNKNOWN = new Source(null, null, null, 0);

        boolean rests(Instant now) {
            return notBefore != null && notBefore.isAfter(now);
        }
    }

    Source find(ShopId shop) {
        return jdbc
            .sql(
                "SELECT read_at, not_before, problem, failures FROM p_wb_pricing.competitor_reading WHERE shop_id = :shop"
            )
            .param("shop", shop.value())
            .query((row, _) -> new Source(time(row, 1), time(row, 2), row.getString(3), row.getInt(4)))
            .optional()
            .orElse(Source.UNKNOWN);
    }

    void answered(ShopId shop, Instant at) {
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.competitor_reading (shop_id, read_at) VALUES (:shop, :at)
                ON CONFLICT (shop_id) DO UPDATE SET read_at = excluded.read_at, not_before = NULL, problem = NULL, failures = 0
                """
            )
            .param("shop", shop.value())
            .param("at", utc(at))
            .update();
    }

    void failed(ShopId shop, String problem, Instant notBefore) {
        jdbc
            .sql(
                """
                INSERT INTO p_wb_pricing.competitor_reading AS r (shop_id, not_before, problem, failures) VALUES (:shop, :notBefore, :problem, 1)
                ON CONFLICT (shop_id) DO UPDATE SET not_before = excluded.not_before, problem = excluded.problem, failures = r.failures + 1
                """
            )
            .param("shop", shop.value())
            .param("notBefore", utc(notBefore))
            .param("problem", problem)
            .update();
    }

    void purge(ShopId shop) {
        jdbc
            .sql("DELETE FROM p_wb_pricing.competitor_reading WHERE shop_id = :shop")
            .param("shop", shop.value())
            .update();
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
