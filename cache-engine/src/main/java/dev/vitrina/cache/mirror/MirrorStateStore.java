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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code cache.mirror_state}: one leader per mirror and tenant in the cluster, and where its run stands. */
final class MirrorStateStore {

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

    private static final String RELEASE = """
        UPDATE cache.mirror_state SET lease_until = '-infinity' WHERE mirror = ? AND tenant = ? AND fence = ?
        """;

    private static final String LOCK = """
        SELECT s.fence, s.points, s.point_at, clock_timestamp() AS at, r.pages
        FROM cache.mirror_state s JOIN cache.sync_run r ON r.id = ?
        WHERE s.mirror = ? AND s.tenant = ? FOR UPDATE OF s
        """;

    private static final String ADVANCE = """
        UPDATE cache.mirror_state
        SET run_cursor = ?, rows = rows + ?, run_held = run_held OR p.held,
            run_held_at = CASE WHEN run_held THEN run_held_at WHEN p.held THEN p.resume END,
            cursor = CASE
                WHEN run_mode <> 'INCREMENTAL' THEN cursor
                WHEN run_held THEN run_held_at
                ELSE p.resume
            END,
            forgotten_change = CASE WHEN ? THEN nextval('cache.mirror_change_id_seq') ELSE forgotten_change END
        FROM (SELECT ?::text AS resume, ?::boolean AS held) p
        WHERE mirror = ? AND tenant = ?
        """;

    private static final String COMPLETE = """
        UPDATE cache.mirror_state s
        SET cursor = CASE WHEN run_held THEN run_held_at ELSE coalesce(run_cursor, cursor) END,
            run_id = NULL, run_mode = NULL, run_cursor = NULL, run_held = false, run_held_at = NULL, as_of = ?, complete = true,
            seen_at = CASE WHEN ? THEN ?::timestamptz ELSE seen_at END,
            rows = coalesce(?, rows), lease_until = '-infinity', shrink_run = e.shrink_run,
            forgotten_change = CASE WHEN ? THEN nextval('cache.mirror_change_id_seq') ELSE forgotten_change END,
            shrink_at = CASE
                WHEN e.shrink_run IS NULL THEN NULL
                WHEN e.shrink_run = s.shrink_run THEN s.shrink_at
                ELSE clock_timestamp()
            END
        FROM (SELECT ?::bigint AS shrink_run) e
        WHERE mirror = ? AND tenant = ?
        """;

    private static final String ABANDON = """
        UPDATE cache.mirror_state SET run_id = NULL, run_mode = NULL, run_cursor = NULL, run_held = false, run_held_at = NULL, lease_until = '-infinity'
        WHERE mirror = ? AND tenant = ?
        """;

    private static final String ROWS = "SELECT coalesce(sum(rows), 0) FROM cache.mirror_state WHERE tenant = ?";

    private final Database database;
    private final String mirror;
    private final UUID owner;
    private final Duration lease;
    private final PointStore points;

    MirrorStateStore(Database database, String mirror, UUID owner, Duration lease, PointStore points) {
        this.database = database;
        this.mirror = mirror;
        this.owner = owner;
        this.lease = lease;
        this.points = points;
    }

    /** Rows of all mirrors of a tenant. */
    static long rows(Database database, long tenant) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
                statement.setLong(1, tenant);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
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
        Moment moment = moment(row);
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

    void release(Connection connection, long tenant, long fence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.setLong(3, fence);
            statement.executeUpdate();
        }
    }

    /**
     * Every transaction of a run begins here: a leader that was replaced while it slept commits nothing.
     *
     * @return the moment, or null when PostgreSQL has lost the run's last page: it went down before that was on its disk
     */
    @Nullable
    Moment lock(Connection connection, MirrorState state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            SyncRun run = state.run();
            statement.setLong(1, run.id());
            statement.setString(2, mirror);
            statement.setLong(3, run.tenant());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getLong("fence") != state.fence()) {
                    throw new LostLeaseException();
                }
                return row.getInt("pages") == run.pages() ? moment(row) : null;
            }
        }
    }

    private static Moment moment(ResultSet row) throws SQLException {
        long points = row.getLong("points");
        return new Moment(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            points,
            points == 0 ? Instant.EPOCH : row.getObject("point_at", OffsetDateTime.class).toInstant()
        );
    }

    /**
     * How far a run has come.
     *
     * @param cursor where its next page starts
     * @param resume where the next incremental run has to start: the cursor, unless something behind it is still to come
     * @param held   whether something is, and no later page of the run moves the place on
     */
    record Place(@Nullable String cursor, @Nullable String resume, boolean held) {}

    /** @param unnoted whether rows were written that are not noted as changes: followers must read them anew */
    void advance(Connection connection, long tenant, Place place, int created, boolean unnoted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setString(1, place.cursor());
            statement.setInt(2, created);
            statement.setBoolean(3, unnoted);
            statement.setString(4, place.resume());
            statement.setBoolean(5, place.held());
            statement.setString(6, mirror);
            statement.setLong(7, tenant);
            statement.executeUpdate();
        }
    }

    /**
     * @param allSeen   whether the run saw every row that is left
     * @param rows      counted anew; null keeps the running count
     * @param shrinkRun this run when it missed too many rows, or the earlier one that still waits for a second; null when there
     *                  is none
     * @param unnoted   whether rows were deleted that are not noted as changes
     */
    void complete(
        Connection connection,
        SyncRun run,
        boolean allSeen,
        @Nullable Long rows,
        @Nullable Long shrinkRun,
        boolean unnoted
    ) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMPLETE)) {
            OffsetDateTime startedAt = run.startedAt().atOffset(ZoneOffset.UTC);
            statement.setObject(1, startedAt);
            statement.setBoolean(2, allSeen);
            statement.setObject(3, startedAt);
            statement.setObject(4, rows, java.sql.Types.BIGINT);
            statement.setBoolean(5, unnoted);
            statement.setObject(6, shrinkRun, java.sql.Types.BIGINT);
            statement.setString(7, mirror);
            statement.setLong(8, run.tenant());
            statement.executeUpdate();
        }
    }

    /** Ends the run for good; the next one starts anew. */
    void abandon(Connection connection, long tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ABANDON)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.executeUpdate();
        }
    }
}
