package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorChange;
import dev.vitrina.cache.MirrorChanges;
import dev.vitrina.cache.jdbc.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads table {@code cache.mirror_change} for one mirror. Whoever writes a tenant's rows holds the row of its mirror's state, so
 * changes of a tenant are committed in the order of their ids.
 */
final class ChangeStore {

    private static final String POSITION = """
        SELECT greatest(
            coalesce((SELECT max(id) FROM cache.mirror_change WHERE mirror = ? AND tenant = ?), 0),
            coalesce((SELECT forgotten_change FROM cache.mirror_state WHERE mirror = ? AND tenant = ?), 0))
        """;

    /**
     * The first row tells what was forgotten; it has no change when there is none after the position. Without a state the mirror
     * was purged or never read: who comes from any position has missed that.
     */
    private static final String AFTER = """
        SELECT coalesce(s.forgotten_change, 0) AS forgotten, s.mirror IS NULL AS stateless, c.*
        FROM (SELECT 1) one
        LEFT JOIN cache.mirror_state s ON s.mirror = ? AND s.tenant = ?
        LEFT JOIN LATERAL (
            SELECT * FROM cache.mirror_change c WHERE c.mirror = ? AND c.tenant = ? AND c.id > ? ORDER BY c.id LIMIT ?
        ) c ON true
        ORDER BY c.id
        """;

    private static final String OF_ROW = """
        SELECT * FROM cache.mirror_change
        WHERE mirror = ? AND tenant = ? AND row_id = ? AND (?::bigint IS NULL OR id < ?)
        ORDER BY id DESC LIMIT ?
        """;

    private static final String LATEST = """
        SELECT * FROM cache.mirror_change
        WHERE mirror = ? AND tenant = ? AND id < ? ORDER BY id DESC LIMIT ?
        """;

    private final Database database;
    private final String mirror;

    ChangeStore(Database database, String mirror) {
        this.database = database;
        this.mirror = mirror;
    }

    long position(long tenant) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(POSITION)) {
                statement.setString(1, mirror);
                statement.setLong(2, tenant);
                statement.setString(3, mirror);
                statement.setLong(4, tenant);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    MirrorChanges after(long tenant, long position, int limit) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
                statement.setString(1, mirror);
                statement.setLong(2, tenant);
                statement.setString(3, mirror);
                statement.setLong(4, tenant);
                statement.setLong(5, position);
                statement.setInt(6, limit);
                try (ResultSet row = statement.executeQuery()) {
                    List<MirrorChange> changes = new ArrayList<>();
                    long forgotten = 0;
                    boolean stateless = false;
                    while (row.next()) {
                        forgotten = row.getLong("forgotten");
                        stateless = row.getBoolean("stateless");
                        if (row.getObject("id", Long.class) != null) {
                            changes.add(change(row));
                        }
                    }
                    if (stateless) {
                        return new MirrorChanges(changes, 0, position > 0);
                    }
                    long last = changes.isEmpty() ? Math.max(position, forgotten) : changes.getLast().id();
                    return new MirrorChanges(changes, last, position < forgotten);
                }
            }
        });
    }

    List<MirrorChange> ofRow(long tenant, long rowId, @Nullable Long before, int limit) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OF_ROW)) {
                statement.setString(1, mirror);
                statement.setLong(2, tenant);
                statement.setLong(3, rowId);
                statement.setObject(4, before, java.sql.Types.BIGINT);
                statement.setObject(5, before, java.sql.Types.BIGINT);
                statement.setInt(6, limit);
                return changes(statement);
            }
        });
    }

    List<MirrorChange> latest(long tenant, @Nullable Long before, int limit) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
                statement.setString(1, mirror);
                statement.setLong(2, tenant);
                statement.setLong(3, before == null ? Long.MAX_VALUE : before);
                statement.setInt(4, limit);
                return changes(statement);
            }
        });
    }

    private static List<MirrorChange> changes(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<MirrorChange> changes = new ArrayList<>();
            while (row.next()) {
                changes.add(change(row));
            }
            return changes;
        }
    }

    private static MirrorChange change(ResultSet row) throws SQLException {
        return new MirrorChange(
            row.getLong("id"),
            row.getLong("row_id"),
            MirrorChange.Kind.valueOf(row.getString("kind")),
            row.getString("diff"),
            row.getString("document"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getObject("run_id", Long.class)
        );
    }
}
