package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheStoreException;
import java.util.Collection;
import java.util.Map;

/**
 * Where the replicas' counts meet. Each call is one round trip, and throws {@link CacheStoreException} when the store cannot be
 * reached.
 */
public interface ActivityStore {
    /** Adds to the counts of the current UTC day. */
    void add(long tenant, CacheActivity counts);

    /** Since the start of the UTC day; tenants of whom nothing was written down are missing. */
    Map<Long, CacheActivity> today(Collection<Long> tenants);
}
