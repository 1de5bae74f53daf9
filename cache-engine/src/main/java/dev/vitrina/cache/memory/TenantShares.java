package dev.vitrina.cache.memory;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes each tenant holds. While there is room anybody may take it; once memory is full, a tenant that holds more than
 * an equal part makes room for its own entries and for nobody else's. Thread-safe; sums are exact once all writers are done.
 */
final class TenantShares {

    private final long maxBytes;
    private final ConcurrentHashMap<Long, Long> bytes = new ConcurrentHashMap<>();
    private final AtomicLong total = new AtomicLong();

    TenantShares(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param weight negative for what is no longer held */
    void add(long tenant, int weight) {
        total.addAndGet(weight);
        bytes.merge(tenant, (long) weight, (held, more) -> held + more == 0 ? null : held + more);
    }

    /** Whether so many bytes more would push others out although the tenant has its part. Never when it is alone. */
    boolean crowdsOut(long tenant, int weight) {
        int tenants = bytes.size();
        return (
            tenants > 1 &&
            total.get() + weight > maxBytes &&
            bytes.getOrDefault(tenant, 0L) + weight > maxBytes / tenants
        );
    }
}
