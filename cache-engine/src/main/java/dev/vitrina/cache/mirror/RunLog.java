package dev.vitrina.cache.mirror;

import dev.vitrina.cache.SyncRun;
import dev.vitrina.cache.SyncRunFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code cache.sync_run} across mirrors and tenants. */
final class RunLog {

    private RunLog() {}

    static List<SyncRun> page(Connection connection, SyncRunFilter filter, @Nullable Long before, int limit)
        throws SQLException {
        Conditions conditions = Conditions.of(filter).and("id < ?", before);
        String sql =
            "SELECT" + RunStore.COLUMNS + "FROM cache.sync_run" + conditions.where() + " ORDER BY id DESC LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(conditions.bind(statement), limit);
            return RunStore.all(statement);
        }
    }

    static long count(Connection connection, SyncRunFilter filter) throws SQLException {
        Conditions conditions = Conditions.of(filter);
        String sql = "SELECT count(*) FROM cache.sync_run" + conditions.where();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            conditions.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Only conditions that are given stand in the SQL, so that the index of a mirror and tenant serves those that name both. */
    private record Conditions(List<String> sql, List<Object> values) {
        static Conditions of(SyncRunFilter filter) {
            return new Conditions(List.of(), List.of())
                .and("mirror = ?", filter.mirror())
                .and("tenant = ?", filter.tenant())
                .and("outcome = ?", filter.outcome() == null ? null : filter.outcome().name());
        }

        Conditions and(String condition, @Nullable Object value) {
            return value == null ? this : new Conditions(with(sql, condition), with(values, value));
        }

        String where() {
            return sql.isEmpty() ? "" : " WHERE " + String.join(" AND ", sql);
        }

        /** Gives the number of the next parameter. */
        int bind(PreparedStatement statement) throws SQLException {
            int next = 1;
            for (Object value : values) {
                statement.setObject(next++, value);
            }
            return next;
        }

        private static <T> List<T> with(List<T> list, T more) {
            List<T> longer = new ArrayList<>(list);
            longer.add(more);
            return List.copyOf(longer);
        }
    }
}
