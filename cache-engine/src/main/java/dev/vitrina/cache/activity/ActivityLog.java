package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheStoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts in memory, added to the store now and then, where the replicas' counts meet. */
public final class ActivityLog {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);

    private static final CacheActivity NONE = new CacheActivity(0, 0, 0);

    private final ActivityStore store;
    private final ConcurrentHashMap<Long, TenantActivity> tenants = new ConcurrentHashMap<>();

    public ActivityLog(ActivityStore store) {
        this.store = store;
    }

    public TenantActivity of(long tenant) {
        return tenants.computeIfAbsent(tenant, ignored -> new TenantActivity());
    }

    /** Since the start of the UTC day: what all replicas wrote down, and what this one still has in memory. */
    public Map<Long, CacheActivity> today(Collection<Long> asked) {
        Map<Long, CacheActivity> today = new HashMap<>();
        asked.forEach(tenant -> add(today, tenant, of(tenant).peek()));
        store.today(asked).forEach((tenant, counts) -> add(today, tenant, counts));
        return today;
    }

    private static void add(Map<Long, CacheActivity> all, long tenant, CacheActivity counts) {
        all.merge(tenant, counts, (one, other) ->
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
            CacheActivity counts = activity.take();
            if (!counts.equals(NONE)) {
                try {
                    store.add(tenant, counts);
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
}
