package dev.vitrina.cache.mirror;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.Problem;
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

    private static final String READ = """
        SELECT as_of, complete, rows, run_id, clock_timestamp() AS now FROM cache.mirror_state WHERE mirror = ? AND tenant = ?
        """;

    private static final Problem NEVER = new Problem(
        FailureKind.UNAVAILABLE,
        "The first sync has not finished yet",
        null
    );

    private final Database database;
    private final String mirror;
    private final MirrorTable table;

    MirrorView(Database database, String mirror, MirrorTable table) {
        this.database = database;
        this.mirror = mirror;
        this.table = table;
    }

    private record Row(@Nullable Instant asOf, boolean complete, long rows, @Nullable Long run, Instant now) {}

    MirrorStatus status(long tenant) {
        return database.read(connection -> {
            Row row = row(connection, tenant);
            SyncRun last = RunStore.lastFinished(connection, mirror, tenant).orElse(null);
            return row == null
                ? new MirrorStatus(null, false, 0, null, last)
                : new MirrorStatus(row.asOf(), row.complete(), row.rows(), current(connection, row), last);
        });
    }

    List<SyncRun> runs(long tenant, int limit) {
        return database.read(connection -> RunStore.latest(connection, mirror, tenant, limit));
    }

    Freshness freshness(long tenant, Duration fresh) {
        return database.read(connection -> {
            Row row = row(connection, tenant);
            SyncRun current = row == null ? null : current(connection, row);
            Problem problem = current == null ? null : current.problem();
            if (row == null || row.asOf() == null) {
                return freshness(Instant.EPOCH, Instant.now(), fresh, problem == null ? NEVER : problem);
            }
            return freshness(row.asOf(), row.now(), fresh, problem);
        });
    }

    private static Freshness freshness(Instant asOf, Instant now, Duration fresh, @Nullable Problem problem) {
        Duration age = Duration.between(asOf, now);
        Freshness.State state = age.compareTo(fresh) <= 0
            ? Freshness.State.FRESH
            : problem == null ? Freshness.State.STALE : Freshness.State.STALE_ON_ERROR;
        return new Freshness(
            state,
            asOf,
            age.isNegative() ? Duration.ZERO : age,
            asOf.plus(fresh),
            Freshness.Source.MIRROR,
            problem
        );
    }

    void purge(long tenant) {
        database.transaction(connection -> {
            update(connection, "DELETE FROM cache.mirror_state WHERE mirror = ? AND tenant = ?", tenant);
            update(
                connection,
                "DELETE FROM cache.mirror_seen WHERE run_id IN (SELECT id FROM cache.sync_run WHERE mirror = ? AND tenant = ?)",
                tenant
            );
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

    private static @Nullable SyncRun current(Connection connection, Row row) throws SQLException {
        return row.run() == null ? null : RunStore.find(connection, row.run()).orElse(null);
    }

    private @Nullable Row row(Connection connection, long tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                OffsetDateTime asOf = row.getObject("as_of", OffsetDateTime.class);
                return new Row(
                    asOf == null ? null : asOf.toInstant(),
                    row.getBoolean("complete"),
                    row.getLong("rows"),
                    row.getObject("run_id", Long.class),
                    row.getObject("now", OffsetDateTime.class).toInstant()
                );
            }
        }
    }
}
