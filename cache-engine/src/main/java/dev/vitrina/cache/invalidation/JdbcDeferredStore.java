package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code cache.deferred_invalidation}. Due by the database's clock. */
public final class JdbcDeferredStore implements DeferredStore {

    private static final String DEFER = """
        INSERT INTO cache.deferred_invalidation AS d (scope, hard, reason, kind, tenant, name, request, due_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
        ON CONFLICT (scope, hard, reason) DO UPDATE
        SET due_at = CASE d.reason WHEN 'SETTLE' THEN greatest(d.due_at, excluded.due_at) ELSE d.due_at END
        RETURNING (xmax = 0) AS anew
        """;

    private static final String TAKE_DUE = """
        DELETE FROM cache.deferred_invalidation
        WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM cache.deferred_invalidation WHERE due_at <= clock_timestamp()
            ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED))
        RETURNING hard, kind, tenant, name, request
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

    private record Row(Kind kind, @Nullable Long tenant, @Nullable String name, @Nullable String request) {
        static Row of(Scope scope) {
            return switch (scope) {
                case Scope.Key(CacheKey key) -> new Row(Kind.KEY, key.tenant(), key.endpoint(), key.request());
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
                statement.setString(7, row.request());
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
                JdbcInvalidationStore.invalidate(connection, due.scope(), due.hard());
                made.add(new Made(ScopeId.of(due.scope()), due.hard()));
            }
            return made;
        });
    }

    private record Due(Scope scope, boolean hard) {}

    private static List<Due> takeDue(Connection connection, int atMost) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_DUE)) {
            statement.setInt(1, atMost);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(scope(row), row.getBoolean("hard")));
                }
            }
            return due;
        }
    }

    private static Scope scope(ResultSet row) throws SQLException {
        long tenant = row.getLong("tenant");
        String name = row.getString("name");
        return switch (Kind.valueOf(row.getString("kind"))) {
            case KEY -> new Scope.Key(new CacheKey(tenant, name, row.getString("request")));
            case TAG -> new Scope.Tag(tenant, name);
            case ENDPOINT -> new Scope.Endpoint(tenant, name);
            case TENANT -> new Scope.Tenant(tenant);
            case ALL -> new Scope.All();
        };
    }
}
