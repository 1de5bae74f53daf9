package dev.vitrina.cache.entry;

import dev.vitrina.cache.activity.ActivityStore;
import dev.vitrina.cache.activity.JdbcActivityStore;
import dev.vitrina.cache.invalidation.DeferredStore;
import dev.vitrina.cache.invalidation.InvalidationStore;
import dev.vitrina.cache.invalidation.JdbcDeferredStore;
import dev.vitrina.cache.invalidation.JdbcInvalidationStore;
import dev.vitrina.cache.jdbc.Database;
import dev.vitrina.cache.lease.JdbcLeaseStore;
import dev.vitrina.cache.lease.LeaseStore;
import dev.vitrina.cache.store.EntryStore;
import dev.vitrina.cache.store.JdbcEntryStore;
import dev.vitrina.cache.store.JdbcPauseStore;
import dev.vitrina.cache.store.PauseStore;

/** All that the replicas of one cache of entries share. */
public record Stores(
    EntryStore entries,
    LeaseStore leases,
    PauseStore pauses,
    InvalidationStore invalidations,
    DeferredStore deferred,
    ActivityStore activity
) {
    /** In PostgreSQL. */
    public static Stores in(Database database) {
        return new Stores(
            new JdbcEntryStore(database),
            new JdbcLeaseStore(database),
            new JdbcPauseStore(database),
            new JdbcInvalidationStore(database),
            new JdbcDeferredStore(database),
            new JdbcActivityStore(database)
        );
    }
}
