package dev.vitrina.cache.mirror;

import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.mirror.MirrorState.Moment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Table {@code cache.mirror_state}: where the run of a leader stands, and its end. */
final class MirrorStateStore {

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

    /**
     * The next incremental run goes on where this one ended, also where that is the beginning: a full run that saw nothing may have deleted
     * all, and if the origin was wrong, its rows have not changed since and would come to no run that goes on from further on.
     */
    private static final String COMPLETE = """
        UPDATE cache.mirror_state s
        SET cursor = CASE WHEN run_held THEN run_held_at ELSE run_cursor END,
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

    private final String mirror;

    MirrorStateStore(String mirror) {
        this.mirror = mirror;
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

    /** Of a row with the columns {@code at}, {@code points} and {@code point_at}. */
    static Moment moment(ResultSet row) throws SQLException {
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
