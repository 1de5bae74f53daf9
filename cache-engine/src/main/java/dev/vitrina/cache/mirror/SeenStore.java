package dev.vitrina.cache.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Table {@code cache.mirror_seen}: the ids that a full run has met. */
final class SeenStore {

    private SeenStore() {}

    static void add(Connection connection, long run, Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String sql = "INSERT INTO cache.mirror_seen (run_id, id) SELECT ?, unnest(?::bigint[]) ON CONFLICT DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    static void forget(Connection connection, long run) throws SQLException {
        try (
            PreparedStatement statement = connection.prepareStatement("DELETE FROM cache.mirror_seen WHERE run_id = ?")
        ) {
            statement.setLong(1, run);
            statement.executeUpdate();
        }
    }
}
