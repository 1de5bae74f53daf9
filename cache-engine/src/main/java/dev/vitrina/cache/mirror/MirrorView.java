package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorDefinition;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mirror says of itself, and its removal. */
final class MirrorView {

    /** One row for each of the two runs that matter, or one without a run: one look, so that all of it fits together. */
    private static final String READ = """
        SELECT s.as_of, s.seen_at, s.complete, s.rows, s.points, s.run_id, clock_timestamp() AS now, run.*
        FROM (SELECT 1) AS one
        LEFT JOIN cache.mirror_state s ON s.mirror = ? AND s.tenant = ?
        LEFT JOIN LATERAL (
            (SELECT * FROM cache.sync_run r WHERE r.id = s.run_id)
            UNION ALL
            (SELECT * FROM cache.sync_run r
             WHERE r.mirror = s.mirror AND r.tenant = s.tenant AND r.outcome IS NOT NULL AND r.outcome <> 'INTERRUPTED'
             ORDER BY r.id DESC LIMIT 1)
        ) run ON true
        """;

    private final Database database;
    private final String mirror;
    private final Duration lag;
    private final MirrorTable table;

    MirrorView(Database database, MirrorDefinition<?> definition, MirrorTable table) {
        this.database = database;
        this.mirror = definition.name();
        this.lag = definition.lag().time();
        this.table = table;
    }

    MirrorStatus status(long tenant) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setString(1, mirror);
                statement.setLong(2, tenant);
                try (ResultSet row = statement.executeQuery()) {
                    return status(row);
                }
            }
        });
    }

    List<SyncRun> runs(long tenant, int limit) {
        return database.read(connection -> RunStore.latest(connection, mirror, tenant, limit));
    }

    void purge(long tenant) {
        database.transaction(connection -> {
            update(connection, "DELETE FROM cache.mirror_state WHERE mirror = ? AND tenant = ?", tenant);
            update(
                connection,
                "DELETE FROM cache.mirror_seen_page WHERE run_id IN (SELECT id FROM cache.sync_run WHERE mirror = ? AND tenant = ?)",
                tenant
            );
            update(connection, "DELETE FROM cache.mirror_point WHERE mirror = ? AND tenant = ?", tenant);
            update(connection, "DELETE FROM cache.mirror_change WHERE mirror = ? AND tenant = ?", tenant);
            update(connection, "DELETE FROM cache.sync_run WHERE mirror = ? AND tenant = ?", tenant);
            table.deleteAll(connection, tenant);
            return tenant;
        });
    }

    private void update(Connection connection, String sql, long tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.executeUpdate();
        }
    }

    private MirrorStatus status(ResultSet row) throws SQLException {
        SyncRun current = null;
        SyncRun last = null;
        row.next();
        Instant now = row.getObject("now", OffsetDateTime.class).toInstant();
        Instant asOf = instant(row, "as_of");
        Instant seenAt = instant(row, "seen_at");
        boolean complete = row.getBoolean("complete");
        long rows = row.getLong("rows");
        long points = row.getLong("points");
        Long currentId = row.getObject("run_id", Long.class);
        do {
            if (row.getObject("id", Long.class) == null) {
                continue;
            }
            SyncRun run = RunStore.run(row);
            if (currentId != null && run.id() == currentId) {
                current = run;
            } else {
                last = run;
            }
        } while (row.next());
        return new MirrorStatus(asOf, seenAt, complete, lag, rows, points, current, last, now);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
