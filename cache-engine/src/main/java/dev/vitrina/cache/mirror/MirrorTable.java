package dev.vitrina.cache.mirror;

import dev.vitrina.cache.MirrorColumn;
import dev.vitrina.cache.MirrorDefinition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SQL on a mirror's own table. */
final class MirrorTable {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9 ]*(\\([0-9, ]+\\))?(\\[])?");

    /** The largest is an ordinary page, and keeps the parameters of a hundred columns below the protocol's 65,535. */
    private static final int[] CHUNKS = { 100, 10, 1 };

    private final String table;
    private final List<? extends MirrorColumn<?>> columns;
    private final ConcurrentHashMap<Integer, String> upserts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, String> trackedUpserts = new ConcurrentHashMap<>();

    MirrorTable(MirrorDefinition<?> definition) {
        this.table = checked(NAME, definition.table());
        this.columns = definition.columns();
        upserts.put(1, upsert(1));
    }

    /** What is known of a stored row. */
    record Known(String hash, String version) {
        boolean isReplacedBy(RowImage row) {
            return !hash.equals(row.hash()) && version.compareTo(row.version()) <= 0;
        }
    }

    /**
     * Of these ids, those that are stored, by the primary key: no other index has a shop's rows in this order. Left to its costs,
     * PostgreSQL takes the rows of a shop whose first cards are coming in for few, and reads all of them for every page by
     * whatever index begins with the shop. The three statements travel together.
     */
    Map<Long, Known> known(Connection connection, long tenant, Collection<Long> ids) throws SQLException {
        String sql = """
            SET LOCAL enable_sort = off;
            SELECT id, content_hash::text, source_version FROM %s WHERE shop_id = ? AND id = ANY (?) ORDER BY id;
            SET LOCAL enable_sort TO DEFAULT
            """.formatted(table);
        Map<Long, Known> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, tenant);
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    known.put(row.getLong(1), new Known(row.getString(2), row.getString(3)));
                }
            }
        }
        return known;
    }

    /**
     * Many rows per statement, in few sizes, so that PostgreSQL plans each size once; the statements of a size travel together.
     *
     * @param tracking notes what changes; null notes nothing
     */
    void upsert(Connection connection, long tenant, List<RowImage> rows, @Nullable Tracking tracking)
        throws SQLException {
        int from = 0;
        for (int size : CHUNKS) {
            int chunks = (rows.size() - from) / size;
            if (chunks > 0) {
                upsert(connection, tenant, rows.subList(from, from + chunks * size), size, tracking);
                from += chunks * size;
            }
        }
    }

    private void upsert(Connection connection, long tenant, List<RowImage> rows, int size, @Nullable Tracking tracking)
        throws SQLException {
        String sql = tracking == null
            ? upserts.computeIfAbsent(size, this::upsert)
            : trackedUpserts.computeIfAbsent(size, all -> Tracking.writing(upsert(all)));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (int i = 0; i < rows.size(); i++) {
                next = set(statement, next, tenant, rows.get(i));
                if ((i + 1) % size == 0) {
                    if (tracking != null) {
                        tracking.set(statement, next);
                    }
                    statement.addBatch();
                    next = 1;
                }
            }
            statement.executeBatch();
        }
    }

    private static int set(PreparedStatement statement, int first, long tenant, RowImage row) throws SQLException {
        int next = first;
        statement.setLong(next++, tenant);
        statement.setLong(next++, row.id());
        statement.setBytes(next++, row.document());
        statement.setString(next++, row.hash());
        statement.setString(next++, row.version());
        for (String column : row.columns()) {
            statement.setString(next++, column);
        }
        return next;
    }

    long count(Connection connection, long tenant) throws SQLException {
        return number(connection, "SELECT count(*) FROM " + table + " WHERE shop_id = ?", tenant);
    }

    /**
     * For the rest of the transaction. Of a run's seen ids PostgreSQL knows nothing until it has analysed them: planned for an empty
     * table, a comparison of 200,000 rows with as many ids took a quarter of an hour.
     */
    void compareByHash(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SET LOCAL enable_nestloop = off")) {
            statement.execute();
        }
    }

    long countUnseen(Connection connection, long tenant, long run) throws SQLException {
        return number(
            connection,
            "SELECT count(*) FROM " + table + " t WHERE t.shop_id = ? AND " + unseen(),
            tenant,
            run
        );
    }

    int deleteUnseen(Connection connection, long tenant, long run, @Nullable Tracking tracking) throws SQLException {
        return delete(connection, unseen(), tracking, tenant, run);
    }

    /** Deletes what two complete runs missed; what was written after the first is not among it. */
    int deleteUnseenTwice(Connection connection, long tenant, long run, long earlierRun, @Nullable Tracking tracking)
        throws SQLException {
        String twice =
            unseen() +
            " AND " +
            unseen() +
            """
                 AND t.synced_at <= (SELECT s.shrink_at FROM cache.mirror_state s WHERE s.shrink_run = ?)
                """;
        return delete(connection, twice, tracking, tenant, run, earlierRun, earlierRun);
    }

    private int delete(Connection connection, String condition, @Nullable Tracking tracking, long... parameters)
        throws SQLException {
        String sql = "DELETE FROM " + table + " t WHERE t.shop_id = ? AND " + condition;
        try (
            PreparedStatement statement = connection.prepareStatement(tracking == null ? sql : Tracking.deleting(sql))
        ) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            if (tracking == null) {
                return statement.executeUpdate();
            }
            tracking.set(statement, parameters.length + 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    void delete(Connection connection, long tenant, long id, @Nullable Tracking tracking) throws SQLException {
        delete(connection, "t.id = ?", tracking, tenant, id);
    }

    void deleteAll(Connection connection, long tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + table + " WHERE shop_id = ?")) {
            statement.setLong(1, tenant);
            statement.executeUpdate();
        }
    }

    private static String unseen() {
        return (
            "NOT EXISTS (SELECT 1 FROM cache.mirror_seen_page s, unnest(s.ids) AS seen (id)" +
            " WHERE s.run_id = ? AND seen.id = t.id)"
        );
    }

    /** The last guard of row versions: the comparison is PostgreSQL's, by code point as Java's is. */
    private String upsert(int rows) {
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder(
            "(?, ?, convert_from(?, 'UTF8')::json, ?::bytea, ?, clock_timestamp()"
        );
        StringBuilder updates = new StringBuilder();
        for (MirrorColumn<?> column : columns) {
            String name = checked(NAME, column.name());
            names.append(", ").append(name);
            values.append(", ?::").append(checked(TYPE, column.type()));
            updates.append(", ").append(name).append(" = excluded.").append(name);
        }
        return """
        INSERT INTO %s AS t (shop_id, id, doc, content_hash, source_version, synced_at%s)
        VALUES %s
        ON CONFLICT (shop_id, id) DO UPDATE
        SET doc = excluded.doc, content_hash = excluded.content_hash, source_version = excluded.source_version,
            synced_at = excluded.synced_at%s
        WHERE t.source_version COLLATE "C" <= excluded.source_version COLLATE "C"
        """.formatted(
                table,
                names,
                String.join(", ", Collections.nCopies(rows, values.append(')').toString())),
                updates
            );
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
