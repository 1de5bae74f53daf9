package dev.vitrina.cache.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Table {@code cache.mirror_seen_page}: the ids that a full run has met, a row for each page; an id may be in several. */
final class SeenStore {

    private SeenStore() {}

    static void add(Connection connection, long run, Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String sql = "INSERT INTO cache.mirror_seen_page (run_id, ids) VALUES (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    static void forget(Connection connection, long run) throws SQLException {
        try (
            PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM cache.mirror_seen_page WHERE run_id = ?"
            )
        ) {
            statement.setLong(1, run);
            statement.executeUpdate();
        }
    }
}
