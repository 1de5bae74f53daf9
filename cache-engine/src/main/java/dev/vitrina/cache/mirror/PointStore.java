package dev.vitrina.cache.mirror;

import dev.vitrina.cache.mirror.MirrorState.Moment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code cache.mirror_point} for one mirror: rows that were put or removed one by one, so that older copies of them lose. */
final class PointStore {

    /** Locks the state as a run's commits do, so that a point comes before a page or after it. */
    private static final String BEGIN = """
        UPDATE cache.mirror_state SET points = points + 1, point_at = clock_timestamp()
        WHERE mirror = ? AND tenant = ?
        RETURNING points, complete, CASE WHEN run_mode = 'FULL' THEN run_id END AS full_run
        """;

    private static final String NOTE = """
        INSERT INTO cache.mirror_point (mirror, tenant, row_id, point, at, removed, removed_version)
        SELECT ?, ?, n.row_id, ?, clock_timestamp(), ?, ? FROM unnest(?) AS n (row_id)
        ON CONFLICT (mirror, tenant, row_id) DO UPDATE
        SET point = excluded.point, at = excluded.at, removed = excluded.removed, removed_version = excluded.removed_version
        """;

    private static final String COUNT = """
        UPDATE cache.mirror_state
        SET rows = rows + ?,
            forgotten_change = CASE WHEN ? THEN nextval('cache.mirror_change_id_seq') ELSE forgotten_change END
        WHERE mirror = ? AND tenant = ?
        """;

    private static final String LATER = """
        SELECT row_id, removed, removed_version FROM cache.mirror_point
        WHERE mirror = ? AND tenant = ? AND row_id = ANY (?) AND (point > ? OR at > ?)
        """;

    private static final String FORGET = """
        DELETE FROM cache.mirror_point
        WHERE mirror = ? AND tenant = ? AND at < clock_timestamp() - ? * interval '1 microsecond'
        """;

    private static final String PRESENT = """
        INSERT INTO cache.mirror_seen_page (run_id, ids)
        SELECT ?, array_agg(row_id) FROM cache.mirror_point WHERE mirror = ? AND tenant = ? AND NOT removed
        HAVING count(*) > 0
        """;

    private final String mirror;
    private final Duration lag;

    PointStore(String mirror, Duration lag) {
        this.mirror = mirror;
        this.lag = lag;
    }

    /**
     * What a point is written under.
     *
     * @param number  counts the tenant's points
     * @param fullRun that is under way or interrupted; null when there is none
     */
    record Begun(long number, boolean complete, @Nullable Long fullRun) {}

    /** @param version of what was removed; null when the mirror did not hold it, or when the row was put */
    record Point(boolean removed, @Nullable String version) {}

    /** @return null where there is no state: no run began yet, or the tenant's rows were purged */
    @Nullable
    Begun begin(Connection connection, long tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Begun(row.getLong(1), row.getBoolean(2), row.getObject(3, Long.class)) : null;
            }
        }
    }

    void note(Connection connection, long tenant, List<Long> ids, Begun begun, Point point) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.setLong(3, begun.number());
            statement.setBoolean(4, point.removed());
            statement.setString(5, point.version());
            statement.setArray(6, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    /** @param unnoted whether the row's change is not noted as such: followers must read the rows anew */
    void count(Connection connection, long tenant, int more, boolean unnoted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, more);
            statement.setBoolean(2, unnoted);
            statement.setString(3, mirror);
            statement.setLong(4, tenant);
            statement.executeUpdate();
        }
    }

    /**
     * Of these rows, those that were put or removed after a page was asked for, or so shortly before that the origin's list need not
     * know of it. Costs nothing where no row was.
     */
    Map<Long, Point> later(Connection connection, long tenant, Collection<RowImage> rows, Moment asked, Moment now)
        throws SQLException {
        if (now.points() == asked.points() && !now.pointAt().isAfter(asked.at().minus(lag))) {
            return Map.of();
        }
        Map<Long, Point> later = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LATER)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.setArray(3, connection.createArrayOf("bigint", rows.stream().map(RowImage::id).toArray()));
            statement.setLong(4, asked.points());
            statement.setObject(5, OffsetDateTime.ofInstant(asked.at().minus(lag), ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    later.put(row.getLong(1), new Point(row.getBoolean(2), row.getString(3)));
                }
            }
        }
        return later;
    }

    /**
     * Whoever leads a run asks for its pages from now on: only what the origin's list may not know yet still matters.
     *
     * @param fullRun that begins, and may not find in the list what was just put; null when none does
     */
    void led(Connection connection, long tenant, @Nullable Long fullRun) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, mirror);
            statement.setLong(2, tenant);
            statement.setLong(3, lag.toNanos() / 1_000);
            statement.executeUpdate();
        }
        if (fullRun == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(PRESENT)) {
            statement.setLong(1, fullRun);
            statement.setString(2, mirror);
            statement.setLong(3, tenant);
            statement.executeUpdate();
        }
    }
}
