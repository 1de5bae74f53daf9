package dev.vitrina.cache.engine;

import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.activity.JdbcActivityStore;
import dev.vitrina.cache.invalidation.JdbcInvalidationStore;
import dev.vitrina.cache.inventory.InventoryStore;
import dev.vitrina.cache.jdbc.Database;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes rows that nobody can use any more. One replica at a time; the others pass. */
final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private static final String MINE =
        "SELECT pg_try_advisory_xact_lock(hashtextextended('vitrina.cache.housekeeping', 0))";

    private static final List<String> OWN = List.of(
        InventoryStore.CLEAR_EXPIRED,
        "DELETE FROM cache.lease WHERE lease_until < clock_timestamp() - interval '1 hour'",
        // Longer than the half hour after which a replica that was away trusts nothing it holds.
        "DELETE FROM cache.invalidation_log WHERE at < clock_timestamp() - interval '1 hour'",
        JdbcInvalidationStore.DROP_UNUSED_TAGS,
        "DELETE FROM cache.credential_pause WHERE retry_at < clock_timestamp() - interval '1 day'",
        """
        WITH gone AS (
            DELETE FROM cache.mirror_change WHERE keep_until < clock_timestamp() RETURNING mirror, tenant, id
        )
        UPDATE cache.mirror_state s
        SET forgotten_change = greatest(s.forgotten_change, g.id)
        FROM (SELECT mirror, tenant, max(id) AS id FROM gone GROUP BY mirror, tenant) g
        WHERE s.mirror = g.mirror AND s.tenant = g.tenant
        """,
        """
        DELETE FROM cache.sync_run r
        WHERE r.finished_at < clock_timestamp() - interval '90 days'
          AND NOT EXISTS (SELECT 1 FROM cache.mirror_state s WHERE r.id IN (s.run_id, s.shrink_run))
        """
    );

    private static final List<String> STEPS = Stream.of(OWN, JdbcActivityStore.HOUSEKEEPING)
        .flatMap(List::stream)
        .toList();

    private final Database database;

    Housekeeping(Database database) {
        this.database = database;
    }

    void run() {
        STEPS.forEach(this::run);
    }

    /** A step that fails keeps none of the others from being made. */
    private void run(String step) {
        try {
            database.transaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    try (ResultSet mine = statement.executeQuery(MINE)) {
                        mine.next();
                        return mine.getBoolean(1) ? statement.executeUpdate(step) : 0;
                    }
                }
            });
        } catch (CacheStoreException e) {
            LOG.warn("A step of the cache's housekeeping failed and will be tried again", e);
        }
    }
}
