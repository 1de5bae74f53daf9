package dev.vitrina.cache.inventory;

import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheInventory.Entry;
import dev.vitrina.cache.CacheInventory.EntryFilter;
import dev.vitrina.cache.CacheInventory.EntryState;
import dev.vitrina.cache.CacheInventory.Holding;
import dev.vitrina.cache.CacheInventory.Position;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.jdbc.SqlFunction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads through table {@code cache.entry} for people. Bodies stay where they are: their sizes are known without reading them, and
 * what a page shows beyond its order is looked up for its rows only.
 */
public final class InventoryStore {

    /** Removes what nobody can be served any more. */
    public static final String CLEAR_EXPIRED = "DELETE FROM cache.entry WHERE keep_until < clock_timestamp()";

    private static final int PATIENCE_SECONDS = 10;

    private static final String HOLDINGS = """
        SELECT endpoint, tenant,
               width_bucket(extract(epoch FROM statement_timestamp() - fetched_at)::float8, ?::float8[]) AS age,
               count(*), sum(octet_length(body))
        FROM cache.entry
        WHERE (?::bigint IS NULL OR tenant = ?) AND (?::text IS NULL OR endpoint = ?)
        GROUP BY endpoint, tenant, age
        ORDER BY endpoint, tenant
        """;

    /**
     * The generations of what is invalidated differ from what was stored; a sum only grows. Each is looked up by its key: joined, they
     * would be read through for every row, which took ten times as long with 200,000 rows and 500 generations.
     */
    private static final String STATE = """
        CASE WHEN e.failure_kind IS NOT NULL THEN 'FAILED'
             WHEN e.soft OR e.generation <> (
                 SELECT coalesce(sum((SELECT g.generation FROM cache.scope_generation g WHERE g.scope = s)), 0)
                 FROM unnest(e.scopes) AS s
             ) THEN 'INVALIDATED'
             WHEN e.kind = 1 THEN 'VALUE'
             WHEN e.kind = 2 THEN 'ABSENT'
             WHEN e.kind = 3 THEN 'NOT_CACHEABLE'
             ELSE 'INVALIDATED'
        END
        """;

    private static final String ADMITTED = """
        (?::bigint IS NULL OR e.tenant = ?) AND (?::text IS NULL OR e.endpoint = ?) AND (?::text IS NULL OR ? = %s)
        """.formatted(STATE);

    private static final String PAGE = """
        WITH page AS MATERIALIZED (
            SELECT e.tenant, e.key, e.policy_version
            FROM cache.entry e
            WHERE (?::timestamptz IS NULL OR (e.fetched_at, e.tenant, e.key, e.policy_version) < (?, ?, ?, ?)) AND %s
            ORDER BY e.fetched_at DESC, e.tenant DESC, e.key DESC, e.policy_version DESC
            LIMIT ?
        )
        SELECT e.fetched_at, e.tenant, e.key, e.policy_version, e.endpoint, %s, statement_timestamp(),
               -- Envelope 2 begins with the length that the body has when it is unpacked.
               coalesce(CASE e.envelope WHEN 2 THEN ('x' || encode(substr(e.body, 1, 4), 'hex'))::bit(32)::int
                                        ELSE octet_length(e.body) END, 0),
               coalesce(pg_column_size(e.body), 0), e.keep_until,
               e.failure_kind, e.failure_message, e.retry_at
        FROM page JOIN cache.entry e USING (tenant, key, policy_version)
        ORDER BY e.fetched_at DESC, e.tenant DESC, e.key DESC, e.policy_version DESC
        """.formatted(ADMITTED, STATE);

    private static final String COUNT = "SELECT count(*) FROM cache.entry e WHERE " + ADMITTED;

    private final Database database;

    public InventoryStore(Database database) {
        this.database = database;
    }

    public List<Holding> holdings(@Nullable Long tenant, @Nullable String endpoint) {
        return read(HOLDINGS, statement -> {
            Object[] ages = CacheInventory.AGES.stream()
                .map(age -> (double) age.toSeconds())
                .toArray();
            statement.setArray(1, statement.getConnection().createArrayOf("float8", ages));
            statement.setObject(2, tenant, Types.BIGINT);
            statement.setObject(3, tenant, Types.BIGINT);
            statement.setString(4, endpoint);
            statement.setString(5, endpoint);
            try (ResultSet row = statement.executeQuery()) {
                return holdings(row);
            }
        });
    }

    public List<Entry> entries(EntryFilter filter, @Nullable Position after, int limit) {
        return read(PAGE, statement -> {
            OffsetDateTime before = after == null ? null : after.fetchedAt().atOffset(ZoneOffset.UTC);
            statement.setObject(1, before, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(2, before, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(3, after == null ? null : after.tenant(), Types.BIGINT);
            statement.setObject(4, after == null ? null : after.key(), Types.OTHER);
            statement.setObject(5, after == null ? null : after.policyVersion(), Types.INTEGER);
            admit(statement, 6, filter);
            statement.setInt(12, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        });
    }

    public long count(EntryFilter filter) {
        return read(COUNT, statement -> {
            admit(statement, 1, filter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    public long clearExpired() {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CLEAR_EXPIRED)) {
                return statement.executeLargeUpdate();
            }
        });
    }

    private interface Asking<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T read(String sql, Asking<T> asking) {
        SqlFunction<T> work = (Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout(PATIENCE_SECONDS);
                return asking.ask(statement);
            }
        };
        return database.read(work);
    }

    private static void admit(PreparedStatement statement, int first, EntryFilter filter) throws SQLException {
        EntryState state = filter.state();
        statement.setObject(first, filter.tenant(), Types.BIGINT);
        statement.setObject(first + 1, filter.tenant(), Types.BIGINT);
        statement.setString(first + 2, filter.endpoint());
        statement.setString(first + 3, filter.endpoint());
        statement.setString(first + 4, state == null ? null : state.name());
        statement.setString(first + 5, state == null ? null : state.name());
    }

    /** Rows of one endpoint and tenant, one per age, follow each other. */
    private static List<Holding> holdings(ResultSet row) throws SQLException {
        List<Holding> holdings = new ArrayList<>();
        while (row.next()) {
            String endpoint = row.getString(1);
            long tenant = row.getLong(2);
            Holding last = holdings.isEmpty() ? null : holdings.getLast();
            if (last == null || last.tenant() != tenant || !last.endpoint().equals(endpoint)) {
                last = new Holding(endpoint, tenant, 0, 0, List.of());
                holdings.add(last);
            }
            holdings.set(holdings.size() - 1, grown(last, row.getInt(3), row.getLong(4), row.getLong(5)));
        }
        return holdings;
    }

    private static Holding grown(Holding holding, int age, long entries, long bytes) {
        List<Long> ages = new ArrayList<>(holding.ages());
        while (ages.size() <= CacheInventory.AGES.size()) {
            ages.add(0L);
        }
        ages.set(age, ages.get(age) + entries);
        return new Holding(
            holding.endpoint(),
            holding.tenant(),
            holding.entries() + entries,
            holding.bytes() + bytes,
            List.copyOf(ages)
        );
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Instant fetchedAt = instant(row, 1);
        Duration age = Duration.between(fetchedAt, instant(row, 7));
        return new Entry(
            new Position(fetchedAt, row.getLong(2), row.getObject(3, UUID.class), row.getInt(4)),
            row.getString(5),
            EntryState.valueOf(row.getString(6)),
            age.isNegative() ? Duration.ZERO : age,
            row.getLong(8),
            row.getLong(9),
            instant(row, 10),
            problem(row)
        );
    }

    private static @Nullable Problem problem(ResultSet row) throws SQLException {
        String kind = row.getString(11);
        if (kind == null) {
            return null;
        }
        String message = row.getString(12);
        return new Problem(FailureKind.valueOf(kind), message == null ? "" : message, instant(row, 13));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
