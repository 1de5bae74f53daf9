package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.jdbc.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Table {@code cache.endpoint_activity}. */
public final class JdbcActivityStore implements ActivityStore {

    private static final String ADDING = """
        ON CONFLICT (at, tenant, endpoint) DO UPDATE
        SET reads = a.reads + excluded.reads, hits = a.hits + excluded.hits, stale = a.stale + excluded.stale,
            misses = a.misses + excluded.misses, errors = a.errors + excluded.errors, loads = a.loads + excluded.loads,
            failures = a.failures + excluded.failures, coalesced = a.coalesced + excluded.coalesced
        """;

    /** In the order of the key, so that two replicas that write the same rows wait for each other and never in a circle. */
    private static final String ADD =
        """
            INSERT INTO cache.endpoint_activity AS a
                (at, tenant, endpoint, reads, hits, stale, misses, errors, loads, failures, coalesced)
            SELECT date_trunc('hour', statement_timestamp() - ago * interval '1 microsecond', 'UTC') AS at, tenant, endpoint,
                   sum(reads), sum(hits), sum(stale), sum(misses), sum(errors), sum(loads), sum(failures), sum(coalesced)
            FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                        ?::bigint[], ?::bigint[], ?::bigint[])
                 AS counted (tenant, endpoint, ago, reads, hits, stale, misses, errors, loads, failures, coalesced)
            GROUP BY 1, 2, 3
            ORDER BY 1, 2, 3
            """ +
        ADDING;

    private static final String TODAY = """
        SELECT tenant, sum(reads), sum(hits), sum(stale), sum(misses), sum(errors), sum(loads), sum(failures), sum(coalesced)
        FROM cache.endpoint_activity
        WHERE at >= date_trunc('day', statement_timestamp(), 'UTC') AND tenant = ANY (?)
        GROUP BY tenant
        """;

    /** Hours of days long past become one row for the day, the one of its first hour. */
    private static final String ROLL_UP =
        """
            WITH hours AS (
                DELETE FROM cache.endpoint_activity
                WHERE at < date_trunc('day', statement_timestamp() - interval '90 days', 'UTC') AND at <> date_trunc('day', at, 'UTC')
                RETURNING *
            )
            INSERT INTO cache.endpoint_activity AS a
                (at, tenant, endpoint, reads, hits, stale, misses, errors, loads, failures, coalesced)
            SELECT date_trunc('day', at, 'UTC'), tenant, endpoint,
                   sum(reads), sum(hits), sum(stale), sum(misses), sum(errors), sum(loads), sum(failures), sum(coalesced)
            FROM hours
            GROUP BY 1, 2, 3
            """ +
        ADDING;

    private static final String FORGET = """
        DELETE FROM cache.endpoint_activity
        WHERE at < date_trunc('day', statement_timestamp(), 'UTC') - interval '400 days'
        """;

    /** Replicas of the release before this one count into the old table. */
    private static final String ADOPT =
        """
            WITH moved AS (DELETE FROM cache.activity RETURNING tenant, day, reads, loads, failures)
            INSERT INTO cache.endpoint_activity AS a (at, tenant, endpoint, reads, loads, failures)
            SELECT day::timestamp AT TIME ZONE 'UTC', tenant, '', reads, loads, failures FROM moved
            """ +
        ADDING;

    /** What keeps the table small, each a statement of its own. */
    public static final List<String> HOUSEKEEPING = List.of(ADOPT, FORGET, ROLL_UP);

    private final Database database;

    public JdbcActivityStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(List<ActivityRow> rows) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setArray(1, longs(connection, rows, row -> row.tenant()));
                statement.setArray(2, array(connection, "text", rows, row -> row.endpoint()));
                statement.setArray(3, longs(connection, rows, ActivityRow::agoMicros));
                statement.setArray(4, longs(connection, rows, row -> row.counts().reads()));
                statement.setArray(5, longs(connection, rows, row -> row.counts().hits()));
                statement.setArray(6, longs(connection, rows, row -> row.counts().stale()));
                statement.setArray(7, longs(connection, rows, row -> row.counts().misses()));
                statement.setArray(8, longs(connection, rows, row -> row.counts().errors()));
                statement.setArray(9, longs(connection, rows, row -> row.counts().loads()));
                statement.setArray(10, longs(connection, rows, row -> row.counts().failures()));
                statement.setArray(11, longs(connection, rows, row -> row.counts().coalesced()));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Map<Long, CacheCounts> today(Collection<Long> tenants) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TODAY)) {
                statement.setArray(1, connection.createArrayOf("bigint", tenants.toArray()));
                Map<Long, CacheCounts> today = new HashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        today.put(row.getLong(1), counts(row, 2));
                    }
                }
                return today;
            }
        });
    }

    /** The eight counts from this column on. */
    static CacheCounts counts(ResultSet row, int first) throws SQLException {
        return new CacheCounts(
            row.getLong(first),
            row.getLong(first + 1),
            row.getLong(first + 2),
            row.getLong(first + 3),
            row.getLong(first + 4),
            row.getLong(first + 5),
            row.getLong(first + 6),
            row.getLong(first + 7)
        );
    }

    private static Array longs(Connection connection, List<ActivityRow> rows, ToLongFunction<ActivityRow> value)
        throws SQLException {
        return array(connection, "bigint", rows, value::applyAsLong);
    }

    private static Array array(
        Connection connection,
        String type,
        List<ActivityRow> rows,
        Function<ActivityRow, Object> value
    ) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
