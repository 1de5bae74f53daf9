package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheStoreException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where the replicas' counts meet. Each call is one round trip, and throws {@link CacheStoreException} when the store cannot be
 * reached.
 */
public interface ActivityStore {
    /** Adds to the counts of the hours that the rows are of: all or none. */
    void add(List<ActivityRow> rows);

    /** Since the start of the UTC day; without the tenants that nothing was done for. */
    Map<Long, CacheCounts> today(Collection<Long> tenants);
}
