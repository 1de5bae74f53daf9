package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheActivity;
import dev.vitrina.cache.CacheCounts;
import dev.vitrina.cache.CacheStoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts in memory, added to the store now and then, where the replicas' counts meet. */
public final class ActivityLog {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);

    private final ActivityStore store;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Counted, EndpointActivity> counters = new ConcurrentHashMap<>();
    private final Unwritten unwritten = new Unwritten();
    private final ReentrantLock writing = new ReentrantLock();

    public ActivityLog(ActivityStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
    }

    /** The same object for ever: what is held in memory keeps it. */
    public EndpointActivity of(long tenant, String endpoint) {
        return counters.computeIfAbsent(new Counted(tenant, endpoint), ignored -> new EndpointActivity());
    }

    /** Since the start of the UTC day: what all replicas wrote down, and what this one still has in memory. */
    public Map<Long, CacheActivity> today(Collection<Long> asked) {
        Set<Long> tenants = Set.copyOf(asked);
        Map<Long, CacheCounts> today = new HashMap<>();
        tenants.forEach(tenant -> today.put(tenant, CacheCounts.NONE));
        counters.forEach((counted, activity) -> add(today, counted.tenant(), activity.peek()));
        unwritten.rows(nanoTime.getAsLong()).forEach(row -> add(today, row.tenant(), row.counts()));
        store.today(tenants).forEach((tenant, counts) -> add(today, tenant, counts));
        Map<Long, CacheActivity> all = new HashMap<>();
        today.forEach((tenant, counts) ->
            all.put(tenant, new CacheActivity(counts.reads(), counts.loads(), counts.failures()))
        );
        return all;
    }

    private static void add(Map<Long, CacheCounts> all, long tenant, CacheCounts counts) {
        all.computeIfPresent(tenant, (ignored, sum) -> sum.plus(counts));
    }

    /** Writes the counts down in one statement; what cannot be written stays for the next time. Passes while another one writes. */
    public void flush() {
        if (writing.tryLock()) {
            try {
                write();
            } finally {
                writing.unlock();
            }
        }
    }

    private void write() {
        Map<Counted, CacheCounts> taken = new HashMap<>();
        counters.forEach((counted, activity) -> {
            CacheCounts counts = activity.take();
            if (!counts.equals(CacheCounts.NONE)) {
                taken.put(counted, counts);
            }
        });
        long now = nanoTime.getAsLong();
        unwritten.add(taken, now);
        List<ActivityRow> rows = unwritten.rows(now);
        if (rows.isEmpty()) {
            return;
        }
        try {
            store.add(rows);
            unwritten.clear();
        } catch (CacheStoreException e) {
            LOG.debug("What the cache did will be written down later", e);
        }
    }

    /** Forgets what is not written down. The tenant's objects stay: entries in memory refer to them. */
    public void forget(long tenant) {
        counters.forEach((counted, activity) -> {
            if (counted.tenant() == tenant) {
                activity.take();
            }
        });
        unwritten.forget(tenant);
    }
}
