package dev.vitrina.cache.lease;

import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.store.EntryId;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.OptionalLong;

/** Table {@code cache.lease}. */
public final class JdbcLeaseStore implements LeaseStore {

    /**
     * When it ran out, or when an invalidation came since it was taken: what that load brings will not be kept, so whoever comes
     * now need not wait for it.
     */
    private static final String FREE = """
        (l.lease_until < clock_timestamp() OR EXISTS (
            SELECT 1 FROM cache.scope_generation g
            WHERE g.scope = ANY (?) AND NOT pg_visible_in_snapshot(g.moved_by, l.started)
              AND g.moved_by < pg_snapshot_xmax(pg_current_snapshot())))
        """;

    /**
     * A lease that is not free is marked as awaited, once. Who takes one that ran out takes over those who waited for it; who takes
     * one that was given up need not, for they were told, or an invalidation took it away and they find out when they look next.
     */
    private static final String ACQUIRE = """
        INSERT INTO cache.lease AS l (tenant, key, fence, lease_until, started)
        VALUES (?, ?, nextval('cache.fence'), clock_timestamp() + ? * interval '1 microsecond', pg_current_snapshot())
        ON CONFLICT (tenant, key) DO UPDATE
        SET (fence, lease_until, started, awaited) = (
            SELECT CASE WHEN f.free THEN excluded.fence ELSE l.fence END,
                   CASE WHEN f.free THEN excluded.lease_until ELSE l.lease_until END,
                   CASE WHEN f.free THEN excluded.started ELSE l.started END,
                   NOT f.free OR (l.awaited AND l.lease_until > '-infinity')
            FROM (SELECT %1$s AS free) f)
        WHERE NOT l.awaited OR %1$s
        RETURNING fence, fence = currval('cache.fence')
        """.formatted(FREE);

    /** Takes over those who wait, as {@link #ACQUIRE} does. */
    private static final String TAKE = """
        INSERT INTO cache.lease AS l (tenant, key, fence, lease_until, started)
        VALUES (?, ?, nextval('cache.fence'), clock_timestamp() + ? * interval '1 microsecond', pg_current_snapshot())
        ON CONFLICT (tenant, key) DO UPDATE
        SET fence = excluded.fence, lease_until = excluded.lease_until, started = excluded.started,
            awaited = l.awaited AND l.lease_until > '-infinity'
        RETURNING fence
        """;

    private static final String RELEASE =
        "UPDATE cache.lease SET lease_until = '-infinity' WHERE tenant = ? AND key = ? AND fence = ? RETURNING awaited";

    private final Database database;

    public JdbcLeaseStore(Database database) {
        this.database = database;
    }

    @Override
    public OptionalLong acquire(EntryId id, Duration length, long[] scopes) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ACQUIRE)) {
                Long[] boxed = new Long[scopes.length];
                for (int i = 0; i < scopes.length; i++) {
                    boxed[i] = scopes[i];
                }
                statement.setLong(1, id.tenant());
                statement.setObject(2, id.key());
                statement.setLong(3, length.toNanos() / 1_000);
                Array array = connection.createArrayOf("bigint", boxed);
                statement.setArray(4, array);
                statement.setArray(5, array);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(2) ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    @Override
    public long take(EntryId id, Duration length) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
                statement.setLong(1, id.tenant());
                statement.setObject(2, id.key());
                statement.setLong(3, length.toNanos() / 1_000);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public boolean release(EntryId id, long fence) {
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
                statement.setLong(1, id.tenant());
                statement.setObject(2, id.key());
                statement.setLong(3, fence);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }
}
