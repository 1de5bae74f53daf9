package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SQL on a mirror's own table. */
final class MirrorTable {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9 ]*(\\([0-9, ]+\\))?(\\[])?");

    private final String table;
    private final int columns;
    private final String upsert;

    MirrorTable(MirrorDefinition<?> definition) {
        this.table = checked(NAME, definition.table());
        this.columns = definition.columns().size();
        this.upsert = upsert(table, definition.columns());
    }

    /** What is known of a stored row. */
    record Known(String hash, String version) {}

    /** Of these ids, those that are stored. */
    Map<Long, Known> known(Connection connection, long tenant, Collection<RowImage> rows) throws SQLException {
        String sql =
            "SELECT id, content_hash::text, source_version FROM " + table + " WHERE shop_id = ? AND id = ANY (?)";
        Map<Long, Known> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, tenant);
            statement.setArray(2, connection.createArrayOf("bigint", rows.stream().map(RowImage::id).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getLong(1), new Known(row.getString(2), row.getString(3)));
                }
            }
        }
        return known;
    }

    void upsert(Connection connection, long tenant, List<RowImage> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setLong(1, tenant);
            statement.setArray(2, connection.createArrayOf("bigint", rows.stream().map(RowImage::id).toArray()));
            statement.setArray(3, texts(connection, rows, RowImage::document));
            statement.setArray(4, texts(connection, rows, RowImage::hash));
            statement.setArray(5, texts(connection, rows, RowImage::version));
            for (int i = 0; i < columns; i++) {
                int column = i;
                statement.setArray(6 + i, texts(connection, rows, row -> row.columns().get(column)));
            }
            statement.executeUpdate();
        }
    }

    long count(Connection connection, long tenant) throws SQLException {
        return number(connection, "SELECT count(*) FROM " + table + " WHERE shop_id = ?", tenant);
    }

    long countUnseen(Connection connection, long tenant, long run) throws SQLException {
        return number(
            connection,
            "SELECT count(*) FROM " + table + " t WHERE t.shop_id = ? AND " + unseen(),
            tenant,
            run
        );
    }

    int deleteUnseen(Connection connection, long tenant, long run) throws SQLException {
        String sql = "DELETE FROM " + table + " t WHERE t.shop_id = ? AND " + unseen();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, tenant);
            statement.setLong(2, run);
            return statement.executeUpdate();
        }
    }

    /** Deletes what two complete runs missed; what was written after the first is not among it. */
    int deleteUnseenTwice(Connection connection, long tenant, long run, long earlierRun) throws SQLException {
        String sql =
            "DELETE FROM " +
            table +
            " t WHERE t.shop_id = ? AND " +
            unseen() +
            " AND " +
            unseen() +
            """
                 AND t.synced_at <= (SELECT s.shrink_at FROM cache.mirror_state s WHERE s.shrink_run = ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, tenant);
            statement.setLong(2, run);
            statement.setLong(3, earlierRun);
            statement.setLong(4, earlierRun);
            return statement.executeUpdate();
        }
    }

    void deleteAll(Connection connection, long tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + table + " WHERE shop_id = ?")) {
            statement.setLong(1, tenant);
            statement.executeUpdate();
        }
    }

    private static String unseen() {
        return "NOT EXISTS (SELECT 1 FROM cache.mirror_seen s WHERE s.run_id = ? AND s.id = t.id)";
    }

    /** The last guard of row versions: the comparison is PostgreSQL's, by code point as Java's is. */
    private static String upsert(String table, List<? extends MirrorColumn<?>> columns) {
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        StringBuilder arrays = new StringBuilder();
        StringBuilder aliases = new StringBuilder();
        StringBuilder updates = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String name = checked(NAME, columns.get(i).name());
            names.append(", ").append(name);
            values.append(", s.c").append(i).append("::").append(checked(TYPE, columns.get(i).type()));
            arrays.append(", ?::text[]");
            aliases.append(", c").append(i);
            updates.append(", ").append(name).append(" = excluded.").append(name);
        }
        return """
        INSERT INTO %s AS t (shop_id, id, doc, content_hash, source_version, synced_at%s)
        SELECT ?, s.id, s.doc::jsonb, s.hash::bytea, s.version, clock_timestamp()%s
        FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[]%s) AS s (id, doc, hash, version%s)
        ON CONFLICT (shop_id, id) DO UPDATE
        SET doc = excluded.doc, content_hash = excluded.content_hash, source_version = excluded.source_version,
            synced_at = excluded.synced_at%s
        WHERE t.source_version COLLATE "C" <= excluded.source_version COLLATE "C"
        """.formatted(table, names, values, arrays, aliases, updates);
    }

    private static java.sql.Array texts(
        Connection connection,
        List<RowImage> rows,
        Function<RowImage, @Nullable String> part
    ) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(rows.size());
        for (RowImage row : rows) {
            texts.add(part.apply(row));
        }
        return connection.createArrayOf("text", texts.toArray());
    }

    private static long number(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String checked(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a name or type that a mirror's table may have: " + text);
        }
        return text;
    }
}
