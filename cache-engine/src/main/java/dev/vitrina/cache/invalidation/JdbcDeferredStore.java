package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.store.EntryId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table {@code cache.deferred_invalidation}. Due by the database's clock. */
public final class JdbcDeferredStore implements DeferredStore {

    private static final String DEFER = """
        INSERT INTO cache.deferred_invalidation AS d (scope, hard, reason, kind, tenant, name, key, due_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
        ON CONFLICT (scope, hard, reason) DO UPDATE
        SET due_at = CASE d.reason WHEN 'SETTLE' THEN greatest(d.due_at, excluded.due_at) ELSE d.due_at END
        RETURNING (xmax = 0) AS anew
        """;

    /** Those of a kind that only a newer release knows are left to it. */
    private static final String TAKE_DUE = """
        DELETE FROM cache.deferred_invalidation
        WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM cache.deferred_invalidation WHERE due_at <= clock_timestamp() AND kind = ANY (?)
            ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED))
        RETURNING scope, hard, kind, tenant, name, key
        """;

    private final Database database;

    public JdbcDeferredStore(Database database) {
        this.database = database;
    }

    /** The kinds of {@link Scope}, as stored. */
    private enum Kind {
        KEY,
        TAG,
        ENDPOINT,
        TENANT,
        ALL,
    }

    private record Row(Kind kind, @Nullable Long tenant, @Nullable String name, @Nullable UUID key) {
        static Row of(Scope scope) {
            return switch (scope) {
                case Scope.Key(CacheKey key) -> new Row(Kind.KEY, key.tenant(), null, EntryId.of(key).key());
                case Scope.Tag(long tenant, String tag) -> new Row(Kind.TAG, tenant, tag, null);
                case Scope.Endpoint(long tenant, String endpoint) -> new Row(Kind.ENDPOINT, tenant, endpoint, null);
                case Scope.Tenant(long tenant) -> new Row(Kind.TENANT, tenant, null, null);
                case Scope.All() -> new Row(Kind.ALL, null, null, null);
            };
        }
    }

    @Override
    public boolean defer(Scope scope, Invalidation invalidation, Reason reason, Duration delay) {
        Row row = Row.of(scope);
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DEFER)) {
                statement.setLong(1, ScopeId.of(scope));
                statement.setBoolean(2, invalidation == Invalidation.HARD);
                statement.setString(3, reason.name());
                statement.setString(4, row.kind().name());
                statement.setObject(5, row.tenant(), Types.BIGINT);
                statement.setString(6, row.name());
                statement.setObject(7, row.key(), Types.OTHER);
                statement.setLong(8, delay.toMillis());
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    return result.getBoolean("anew");
                }
            }
        });
    }

    @Override
    public List<Made> makeDue(int atMost) {
        return database.transaction(connection -> {
            List<Made> made = new ArrayList<>();
            for (Due due : takeDue(connection, atMost)) {
                due.make(connection);
                made.add(new Made(due.scope(), due.hard()));
            }
            return made;
        });
    }

    /** @param row names a key by its hash only */
    private record Due(long scope, boolean hard, Row row) {
        void make(Connection connection) throws SQLException {
            long tenant = row.tenant() == null ? 0 : row.tenant();
            String name = row.name() == null ? "" : row.name();
            switch (row.kind()) {
                case KEY -> {
                    EntryId id = new EntryId(tenant, Objects.requireNonNull(row.key()));
                    JdbcInvalidationStore.invalidateKey(connection, id, scope, hard);
                }
                case TAG -> JdbcInvalidationStore.invalidate(connection, new Scope.Tag(tenant, name), hard);
                case ENDPOINT -> JdbcInvalidationStore.invalidate(connection, new Scope.Endpoint(tenant, name), hard);
                case TENANT -> JdbcInvalidationStore.invalidate(connection, new Scope.Tenant(tenant), hard);
                case ALL -> JdbcInvalidationStore.invalidate(connection, new Scope.All(), hard);
            }
        }
    }

    /** In one order on all replicas, so that none waits for another that waits for it. */
    private static List<Due> takeDue(Connection connection, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_DUE)) {
            statement.setArray(1, connection.createArrayOf("text", Kind.values()));
            statement.setInt(2, atMost);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Row kept = new Row(
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("tenant", Long.class),
                        row.getString("name"),
                        row.getObject("key", UUID.class)
                    );
                    due.add(new Due(row.getLong("scope"), row.getBoolean("hard"), kept));
                }
            }
            due.sort(Comparator.comparingLong(Due::scope).thenComparing(Due::hard));
            return due;
        }
    }
}
