package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code platform.upstream_call} and {@code platform.upstream_usage}. */
final class CallLogStore {

    private static final int DELETE_BATCH = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    CallLogStore(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void append(List<CallRecord> calls) {
        transaction.executeWithoutResult(status -> {
            insert(calls);
            count(calls);
        });
    }

    Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops) {
        Map<ShopId, UpstreamUsage> usage = new HashMap<>();
        jdbc.query(
            """
            SELECT shop_id, last_used_at, last_error, last_error_at,
                   CASE WHEN day = (clock_timestamp() AT TIME ZONE 'UTC')::date THEN calls ELSE 0 END AS calls_today
            FROM platform.upstream_usage
            WHERE shop_id = ANY (?)
            """,
            row -> {
                usage.put(new ShopId(row.getLong("shop_id")), read(row));
            },
            (Object) shops.stream().map(ShopId::value).toArray(Long[]::new)
        );
        return usage;
    }

    /** Deletes what is older, in steps, so that no lock is held for long. */
    void deleteOlderThan(Duration age) {
        int deleted;
        do {
            deleted = jdbc.update(
                """
                DELETE FROM platform.upstream_call
                WHERE id IN (SELECT id FROM platform.upstream_call
                             WHERE at < clock_timestamp() - ? * interval '1 second'
                             ORDER BY id LIMIT ?)
                """,
                age.toSeconds(),
                DELETE_BATCH
            );
        } while (deleted == DELETE_BATCH);
    }

    void forget(ShopId shop) {
        jdbc.update("DELETE FROM platform.upstream_usage WHERE shop_id = ?", shop.value());
        jdbc.update("DELETE FROM platform.upstream_call WHERE shop_id = ?", shop.value());
    }

    private void insert(List<CallRecord> calls) {
        jdbc.batchUpdate(
            """
            INSERT INTO platform.upstream_call
                (at, shop_id, upstream, endpoint, status, outcome, reason, priority, attempt, quota_wait_ms, took_ms, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            calls.stream().map(CallLogStore::row).toList()
        );
    }

    private static @Nullable Object[] row(CallRecord call) {
        return new @Nullable Object[] {
            at(call.at()),
            call.shop() == null ? null : call.shop().value(),
            call.upstream(),
            call.endpoint(),
            call.status(),
            call.outcomeName(),
            call.reason().orElse(null),
            call.priority().name(),
            call.attempt(),
            Math.toIntExact(Math.min(call.quotaWait().toMillis(), Integer.MAX_VALUE)),
            Math.toIntExact(Math.min(call.took().toMillis(), Integer.MAX_VALUE)),
            call.bytes(),
        };
    }

    /** One row per shop, in the order of ids, so that two replicas never wait for each other in a circle. */
    private void count(List<CallRecord> calls) {
        Map<Long, Tally> tallies = new TreeMap<>();
        for (CallRecord call : calls) {
            if (call.shop() != null) {
                tallies.merge(call.shop().value(), Tally.of(call), Tally::plus);
            }
        }
        tallies.forEach((shop, tally) ->
            jdbc.update(
                """
                INSERT INTO platform.upstream_usage AS u (shop_id, day, calls, last_used_at, last_error, last_error_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (shop_id) DO UPDATE SET
                    calls = CASE WHEN u.day = excluded.day THEN u.calls + excluded.calls ELSE excluded.calls END,
                    day = excluded.day,
                    last_used_at = greatest(u.last_used_at, excluded.last_used_at),
                    last_error = coalesce(excluded.last_error, u.last_error),
                    last_error_at = coalesce(excluded.last_error_at, u.last_error_at)
                """,
                shop,
                LocalDate.ofInstant(tally.last(), ZoneOffset.UTC),
                tally.calls(),
                at(tally.last()),
                tally.error(),
                tally.errorAt() == null ? null : at(tally.errorAt())
            )
        );
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static UpstreamUsage read(ResultSet row) throws SQLException {
        OffsetDateTime errorAt = row.getObject("last_error_at", OffsetDateTime.class);
        return new UpstreamUsage(
            row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
            row.getLong("calls_today"),
            row.getString("last_error"),
            errorAt == null ? null : errorAt.toInstant()
        );
    }

    /** A shop's calls in one batch. */
    private record Tally(long calls, Instant last, @Nullable String error, @Nullable Instant errorAt) {
        static Tally of(CallRecord call) {
            String error = call.reason().orElse(null);
            return new Tally(1, call.at(), error, error == null ? null : call.at());
        }

        Tally plus(Tally later) {
            return new Tally(
                calls + later.calls,
                later.last.isAfter(last) ? later.last : last,
                later.error == null ? error : later.error,
                later.errorAt == null ? errorAt : later.errorAt
            );
        }
    }
}
