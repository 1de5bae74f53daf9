package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.activity.TenantActivity.Counts;
import dev.vitrina.cache.jdbc.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts in memory, added to table {@code cache.activity} now and then, where the replicas' counts meet. */
public final class ActivityLog {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);

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
    private final ConcurrentHashMap<Long, TenantActivity> tenants = new ConcurrentHashMap<>();

    public ActivityLog(Database database) {
        this.database = database;
    }

    public TenantActivity of(long tenant) {
        return tenants.computeIfAbsent(tenant, ignored -> new TenantActivity());
    }

    /** Since the start of the UTC day: what all replicas wrote down, and what this one still has in memory. */
    public Map<Long, CacheActivity> today(Collection<Long> asked) {
        Map<Long, CacheActivity> today = new HashMap<>();
        asked.forEach(tenant -> add(today, tenant, of(tenant).peek()));
        return database.read(connection -> {
            Map<Long, CacheActivity> all = new HashMap<>(today);
            try (PreparedStatement statement = connection.prepareStatement(TODAY)) {
                statement.setArray(1, connection.createArrayOf("bigint", asked.toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        add(all, row.getLong(1), new Counts(row.getLong(2), row.getLong(3), row.getLong(4)));
                    }
                }
            }
            return all;
        });
    }

    private static void add(Map<Long, CacheActivity> all, long tenant, Counts counts) {
        all.merge(tenant, new CacheActivity(counts.reads(), counts.loads(), counts.failures()), (one, other) ->
            new CacheActivity(
                one.reads() + other.reads(),
                one.loads() + other.loads(),
                one.failures() + other.failures()
            )
        );
    }

    /** Writes the counts down; what cannot be written stays for the next time. */
    public void flush() {
        tenants.forEach((tenant, activity) -> {
            Counts counts = activity.take();
            if (!counts.isEmpty()) {
                try {
                    add(tenant, counts);
                } catch (CacheStoreException e) {
                    activity.giveBack(counts);
                    LOG.debug("Activity of tenant {} will be written later", tenant, e);
                }
            }
        });
    }

    /** Forgets what is not written down. The tenant's object stays: entries in memory refer to it. */
    public void forget(long tenant) {
        of(tenant).take();
    }

    private void add(long tenant, Counts counts) {
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
}
