package dev.vitrina.cache.mirror;

import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.mirror.MirrorState.Moment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code cache.mirror_state}: one leader per mirror and tenant in the cluster, and the run it begins or takes up. */
final class LeadStore {

    /**
     * A replica takes over from itself at once: its own lease can only be left from a commit that failed. Who followed a mirror
     * that was purged has missed something: a new state has forgotten all changes before it.
     */
    private static final String LEAD = """
        INSERT INTO cache.mirror_state AS s (mirror, tenant, fence, owner, lease_until, forgotten_change)
        VALUES (?, ?, nextval('cache.fence'), ?, clock_timestamp() + ? * interval '1 microsecond',
                nextval('cache.mirror_change_id_seq'))
        ON CONFLICT (mirror, tenant) DO UPDATE
        SET fence = excluded.fence, owner = excluded.owner, lease_until = excluded.lease_until
        WHERE s.lease_until < clock_timestamp() OR s.owner = excluded.owner
        RETURNING fence, cursor, run_id, run_mode, run_cursor, complete, shrink_run, points, point_at,
                  clock_timestamp() AS at
        """;

    private static final String START = """
        UPDATE cache.mirror_state SET run_id = ?, run_mode = ?, run_cursor = ?, run_held = false, run_held_at = NULL
        WHERE mirror = ? AND tenant = ?
        """;

    private static final String EXTEND = """
        UPDATE cache.mirror_state SET lease_until = clock_timestamp() + ? * interval '1 microsecond'
        WHERE mirror = ? AND tenant = ? AND fence = ?
        """;

    private final Database database;
    private final String mirror;
    private final UUID owner;
    private final Duration lease;
    private final PointStore points;

    LeadStore(Database database, String mirror, UUID owner, Duration lease, PointStore points) {
        this.database = database;
        this.mirror = mirror;
        this.owner = owner;
        this.lease = lease;
        this.points = points;
    }

    /** Takes the lead, and with it the run that was interrupted, or begins one. */
    MirrorState lead(long tenant, SyncMode mode) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LEAD)) {
                statement.setString(1, mirror);
                statement.setLong(2, tenant);
                statement.setObject(3, owner);
                statement.setLong(4, lease.toNanos() / 1_000);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new SyncInProgressException(mirror, tenant);
                    }
                    return begin(connection, tenant, mode, row);
                }
            }
        });
    }

    private MirrorState begin(Connection connection, long tenant, SyncMode mode, ResultSet row) throws SQLException {
        long fence = row.getLong("fence");
        String cursor = row.getString("cursor");
        Long left = row.getObject("run_id", Long.class);
        String leftMode = row.getString("run_mode");
        String leftCursor = row.getString("run_cursor");
        boolean complete = row.getBoolean("complete");
        Long shrinkRun = row.getObject("shrink_run", Long.class);
        Moment moment = MirrorStateStore.moment(row);
        if (left != null && (SyncMode.FULL.name().equals(leftMode) || mode == SyncMode.INCREMENTAL)) {
            pointsLed(connection, tenant, moment, null);
            return new MirrorState(fence, RunStore.reopen(connection, left), leftCursor, complete, shrinkRun, moment);
        }
        if (left != null) {
            RunStore.leave(connection, left);
        }
        SyncRun run = RunStore.begin(connection, mirror, tenant, mode);
        String start = mode == SyncMode.INCREMENTAL ? cursor : null;
        try (PreparedStatement statement = connection.prepareStatement(START)) {
            statement.setLong(1, run.id());
            statement.setString(2, mode.name());
            statement.setString(3, start);
            statement.setString(4, mirror);
            statement.setLong(5, tenant);
            statement.executeUpdate();
        }
        pointsLed(connection, tenant, moment, mode == SyncMode.FULL ? run.id() : null);
        return new MirrorState(fence, run, start, complete, shrinkRun, moment);
    }

    private void pointsLed(Connection connection, long tenant, Moment moment, @Nullable Long fullRun)
        throws SQLException {
        if (moment.points() > 0) {
            points.led(connection, tenant, fullRun);
        }
    }

    /** Keeps the lead while a page is being fetched. */
    void extend(long tenant, long fence) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(EXTEND)) {
                statement.setLong(1, lease.toNanos() / 1_000);
                statement.setString(2, mirror);
                statement.setLong(3, tenant);
                statement.setLong(4, fence);
                return statement.executeUpdate();
            }
        });
    }
}
