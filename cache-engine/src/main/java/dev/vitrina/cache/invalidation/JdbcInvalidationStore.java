package dev.vitrina.cache.invalidation;

import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.store.EntryId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tables {@code cache.scope_generation} and {@code cache.invalidation_log}: always written in one transaction. */
public final class JdbcInvalidationStore implements InvalidationStore {

    private static final String MOVE = """
        INSERT INTO cache.scope_generation AS g (scope, tenant, kind, name, generation, hard_generation, moved_by)
        VALUES (?, ?, ?, ?, 1, ?, pg_current_xact_id())
        ON CONFLICT (scope) DO UPDATE
        SET generation = g.generation + 1, hard_generation = g.hard_generation + excluded.hard_generation,
            moved_by = excluded.moved_by
        """;

    /**
     * Drops the generations of tags that no entry has, and that no load can miss: none is under way that began before the tag moved
     * last. An entry stored with the tag's generation after the look at all entries would compare with a sum that has shrunk, so
     * stores and moves then wait for a moment, and what was stored since is looked up by its leases, which are kept for an hour.
     */
    public static final String DROP_UNUSED_TAGS = """
        DO $$
        BEGIN
            CREATE TEMPORARY TABLE unused_tag ON COMMIT DROP AS
            SELECT g.scope, g.moved_by
            FROM cache.scope_generation g
            WHERE g.kind = 'tag'
              AND g.moved_by < pg_snapshot_xmin(pg_current_snapshot())
              AND NOT EXISTS (SELECT 1 FROM cache.lease l WHERE NOT pg_visible_in_snapshot(g.moved_by, l.started))
              AND NOT EXISTS (
                  SELECT 1 FROM (SELECT unnest(e.scopes) AS scope FROM cache.entry e) used WHERE used.scope = g.scope
              );
            IF EXISTS (SELECT 1 FROM unused_tag) THEN
                SET LOCAL lock_timeout = '1s';
                LOCK TABLE cache.scope_generation, cache.lease IN SHARE ROW EXCLUSIVE MODE;
                DELETE FROM cache.scope_generation g
                USING unused_tag u
                WHERE g.scope = u.scope AND g.moved_by = u.moved_by
                  AND g.scope NOT IN (
                      SELECT unnest(e.scopes) FROM cache.lease l JOIN cache.entry e ON e.tenant = l.tenant AND e.key = l.key
                  );
            END IF;
        END
        $$
        """;

    private static final String LOG = "INSERT INTO cache.invalidation_log (scope, hard) VALUES (?, ?)";

    /** Takes the lease away from a load under way, so that it cannot store; waits for one that is just storing. */
    private static final String FENCE_KEY = """
        UPDATE cache.lease SET fence = nextval('cache.fence'), lease_until = '-infinity' WHERE tenant = ? AND key = ?
        """;

    private static final String DELETE_KEY = "DELETE FROM cache.entry WHERE tenant = ? AND key = ?";

    private static final String SOFTEN_KEY = """
        UPDATE cache.entry SET soft = true, failure_kind = NULL, failure_message = NULL, failure_attempt = 0, retry_at = NULL
        WHERE tenant = ? AND key = ?
        """;

    private static final String RESUME_CREDENTIAL = "DELETE FROM cache.credential_pause WHERE tenant = ?";

    private static final String RESUME_ALL = "DELETE FROM cache.credential_pause";

    /**
     * Sums of generations must never shrink, or a load under way could be stored as current: the tenant's own row takes over
     * what the rows removed with it had.
     */
    private static final String COLLAPSE_TENANT = """
        WITH gone AS (
            DELETE FROM cache.scope_generation WHERE tenant = ? AND kind <> 'tenant' RETURNING generation, hard_generation
        )
        UPDATE cache.scope_generation t
        SET generation = t.generation + (SELECT coalesce(sum(generation), 0) FROM gone),
            hard_generation = t.hard_generation + (SELECT coalesce(sum(hard_generation), 0) FROM gone)
        WHERE t.scope = ?
        """;

    private static final int KEYS_PER_NOTICE = 200;

    private final Database database;

    public JdbcInvalidationStore(Database database) {
        this.database = database;
    }

    @Override
    public void invalidate(Scope scope, Invalidation invalidation) {
        database.transaction(connection -> invalidate(connection, scope, invalidation == Invalidation.HARD));
    }

    /** In the caller's transaction. */
    static int invalidate(Connection connection, Scope scope, boolean hard) throws SQLException {
        move(connection, scope, hard);
        return log(connection, ScopeId.of(scope), hard);
    }

    /** Invalidates a key of which only this is known, in the caller's transaction. */
    static int invalidateKey(Connection connection, EntryId id, long scope, boolean hard) throws SQLException {
        moveKey(connection, id, hard);
        return log(connection, scope, hard);
    }

    @Override
    public void purge(long tenant) {
        database.transaction(connection -> {
            Scope scope = new Scope.Tenant(tenant);
            move(connection, scope, true);
            try (PreparedStatement statement = connection.prepareStatement(COLLAPSE_TENANT)) {
                statement.setLong(1, tenant);
                statement.setLong(2, ScopeId.of(scope));
                statement.executeUpdate();
            }
            update(
                connection,
                "UPDATE cache.lease SET fence = nextval('cache.fence'), lease_until = '-infinity' WHERE tenant = ?",
                tenant,
                null
            );
            update(connection, "DELETE FROM cache.entry WHERE tenant = ?", tenant, null);
            update(connection, "DELETE FROM cache.activity WHERE tenant = ?", tenant, null);
            update(connection, "DELETE FROM cache.endpoint_activity WHERE tenant = ?", tenant, null);
            update(connection, "DELETE FROM cache.deferred_invalidation WHERE tenant = ?", tenant, null);
            return log(connection, ScopeId.of(scope), true);
        });
    }

    /**
     * Committing with NOTIFY takes a lock on the whole cluster, so it has a transaction of its own. One statement however many loads
     * ended; what PostgreSQL takes for one notice is less than 8000 bytes. A notice without keys is about invalidations alone.
     */
    @Override
    public void announce(Set<UUID> ended) {
        List<UUID> all = List.copyOf(ended);
        String[] notices = IntStream.iterate(0, from -> from == 0 || from < all.size(), from -> from + KEYS_PER_NOTICE)
            .mapToObj(from -> all.subList(from, Math.min(from + KEYS_PER_NOTICE, all.size())))
            .map(part -> part.stream().map(UUID::toString).collect(Collectors.joining(JdbcInvalidationLog.SEPARATOR)))
            .toArray(String[]::new);
        database.write(connection -> {
            try (
                PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, n) FROM unnest(?) AS n")
            ) {
                statement.setString(1, JdbcInvalidationLog.CHANNEL);
                statement.setArray(2, connection.createArrayOf("text", notices));
                return statement.execute();
            }
        });
    }

    @Override
    public InvalidationLog follow() {
        try {
            return JdbcInvalidationLog.open(database);
        } catch (SQLException e) {
            throw Database.failed(e);
        }
    }

    private static void move(Connection connection, Scope scope, boolean hard) throws SQLException {
        switch (scope) {
            case Scope.Key(var key) -> moveKey(connection, EntryId.of(key), hard);
            case Scope.Tag(long tenant, String tag) -> bump(connection, scope, tenant, "tag", tag, hard);
            case Scope.Endpoint(long tenant, String name) -> bump(connection, scope, tenant, "endpoint", name, hard);
            case Scope.Tenant(long tenant) -> {
                bump(connection, scope, tenant, "tenant", "", hard);
                update(connection, RESUME_CREDENTIAL, tenant, null);
            }
            case Scope.All() -> {
                bump(connection, scope, null, "all", "", hard);
                try (PreparedStatement statement = connection.prepareStatement(RESUME_ALL)) {
                    statement.executeUpdate();
                }
            }
        }
    }

    private static void moveKey(Connection connection, EntryId id, boolean hard) throws SQLException {
        update(connection, FENCE_KEY, id.tenant(), id);
        update(connection, hard ? DELETE_KEY : SOFTEN_KEY, id.tenant(), id);
    }

    private static void bump(
        Connection connection,
        Scope scope,
        @Nullable Long tenant,
        String kind,
        String name,
        boolean hard
    ) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setLong(1, ScopeId.of(scope));
            statement.setObject(2, tenant, java.sql.Types.BIGINT);
            statement.setString(3, kind);
            statement.setString(4, name);
            statement.setInt(5, hard ? 1 : 0);
            statement.executeUpdate();
        }
    }

    private static void update(Connection connection, String sql, long tenant, @Nullable EntryId id)
        throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, tenant);
            if (id != null) {
                statement.setObject(2, id.key());
            }
            statement.executeUpdate();
        }
    }

    private static int log(Connection connection, long scope, boolean hard) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOG)) {
            statement.setLong(1, scope);
            statement.setBoolean(2, hard);
            return statement.executeUpdate();
        }
    }
}
