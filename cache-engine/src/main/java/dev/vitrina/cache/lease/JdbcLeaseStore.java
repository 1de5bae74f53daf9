package dev.vitrina.cache.lease;

import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.store.EntryId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.OptionalLong;

/** Table {@code cache.lease}. */
public final class JdbcLeaseStore implements LeaseStore {

    /**
     * A lease is free when it ran out, or when an invalidation came since it was taken: what that load brings will not be
     * kept, so whoever comes now need not wait for it.
     */
    private static final String ACQUIRE = """
        INSERT INTO cache.lease AS l (tenant, key, fence, lease_until, started)
        VALUES (?, ?, nextval('cache.fence'), clock_timestamp() + ? * interval '1 microsecond', pg_current_snapshot())
        ON CONFLICT (tenant, key) DO UPDATE
        SET fence = excluded.fence, lease_until = excluded.lease_until, started = excluded.started
        WHERE l.lease_until < clock_timestamp()
           OR EXISTS (SELECT 1 FROM cache.scope_generation g
                      WHERE g.scope = ANY (?) AND NOT pg_visible_in_snapshot(g.moved_by, l.started)
                        AND g.moved_by < pg_snapshot_xmax(pg_current_snapshot()))
        RETURNING fence
        """;

    private static final String RELEASE =
        "UPDATE cache.lease SET lease_until = '-infinity' WHERE tenant = ? AND key = ? AND fence = ?";

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
                statement.setArray(4, connection.createArrayOf("bigint", boxed));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    @Override
    public void release(EntryId id, long fence) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
                statement.setLong(1, id.tenant());
                statement.setObject(2, id.key());
                statement.setLong(3, fence);
                return statement.executeUpdate();
            }
        });
    }
}
