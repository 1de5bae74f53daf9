package dev.vitrina.core.job;

import dev.vitrina.api.shop.ShopId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code platform.job_schedule}. */
final class ScheduleStore {

    private final JdbcTemplate jdbc;

    ScheduleStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Shops that have no row yet are due at once; a shorter pause than planned so far counts from now. */
    void ensure(String type, Collection<ShopId> shops, Duration longestPause) {
        Long[] ids = ids(shops);
        jdbc.update(
            """
            INSERT INTO platform.job_schedule (type, shop_id, next_run_at)
            SELECT ?, shop_id, clock_timestamp() FROM unnest(?) AS shop_id
            ON CONFLICT (type, shop_id) DO NOTHING
            """,
            type,
            ids
        );
        jdbc.update(
            """
            UPDATE platform.job_schedule SET next_run_at = clock_timestamp() + ? * interval '1 millisecond'
            WHERE type = ? AND next_run_at > clock_timestamp() + ? * interval '1 millisecond'
            """,
            longestPause.toMillis(),
            type,
            longestPause.toMillis()
        );
        jdbc.update("DELETE FROM platform.job_schedule WHERE type = ? AND shop_id <> ALL (?)", type, ids);
    }

    /** Locks what is due, skipping what another replica is just starting; must run in a transaction. */
    List<Due> due(Collection<String> types, int limit) {
        return jdbc.query(
            """
            SELECT type, shop_id FROM platform.job_schedule
            WHERE type = ANY (?) AND next_run_at <= clock_timestamp()
            ORDER BY next_run_at
            LIMIT ?
            FOR UPDATE SKIP LOCKED
            """,
            (row, n) -> new Due(row.getString(1), new ShopId(row.getLong(2))),
            types.toArray(new String[0]),
            limit
        );
    }

    void next(String type, ShopId shop, Duration pause) {
        jdbc.update(
            """
            UPDATE platform.job_schedule SET next_run_at = clock_timestamp() + ? * interval '1 millisecond'
            WHERE type = ? AND shop_id = ?
            """,
            pause.toMillis(),
            type,
            shop.value()
        );
    }

    void forget(ShopId shop) {
        jdbc.update("DELETE FROM platform.job_schedule WHERE shop_id = ?", shop.value());
    }

    private static Long[] ids(Collection<ShopId> shops) {
        return shops.stream().map(ShopId::value).toArray(Long[]::new);
    }

    /** A shop whose turn it is. */
    record Due(String type, ShopId shop) {}
}
