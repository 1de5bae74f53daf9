package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.jdbc.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Table {@code cache.activity}. */
public final class JdbcActivityStore implements ActivityStore {

    private static final String ADD = """
        INSERT INTO cache.activity AS a (tenant, day, reads, loads, failures)
        VALUES (?, (clock_timestamp() AT TIME ZONE 'UTC')::date, ?, ?, ?)
        ON CONFLICT (tenant, day) DO UPDATE
        SET reads = a.reads + excluded.reads, loads = a.loads + excluded.loads, failures = a.failures + excluded.failures
        """;

    private static final String TODAY = """
        SELECT tenant, reads, loads, failures FROM cache.activity
        WHERE tenant = ANY (?) AND day = (clock_timestamp() AT TIME ZONE 'UTC')::date
        """;

    private final Database database;

    public JdbcActivityStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(long tenant, CacheActivity counts) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setLong(1, tenant);
                statement.setLong(2, counts.reads());
                statement.setLong(3, counts.loads());
                statement.setLong(4, counts.failures());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Map<Long, CacheActivity> today(Collection<Long> tenants) {
        return database.read(connection -> {
            Map<Long, CacheActivity> today = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(TODAY)) {
                statement.setArray(1, connection.createArrayOf("bigint", tenants.toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        today.put(row.getLong(1), new CacheActivity(row.getLong(2), row.getLong(3), row.getLong(4)));
                    }
                }
            }
            return today;
        });
    }
}
