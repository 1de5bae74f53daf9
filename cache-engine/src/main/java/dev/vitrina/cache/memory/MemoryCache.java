package dev.vitrina.cache.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.generation.Generations;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The first level. Bounded by bytes; an endpoint whose policy gives it a share never holds more than that, so that one busy
 * endpoint cannot push the others out, and of tenants one that holds more than an equal part displaces only its own entries.
 */
public final class MemoryCache {

    private static final int MAX_SETBACKS = 10_000;
    private static final int MAX_OVERSIZED = 10_000;
    /** Among how many of the coldest entries a tenant over its part looks for its own. */
    private static final int COLDEST = 64;

    private final Cache<CacheKey, HeldEntry> entries;
    private final ConcurrentHashMap<String, AtomicLong> bytes = new ConcurrentHashMap<>();
    private final Cache<CacheKey, Setback> setbacks;
    private final Cache<CacheKey, Oversize> oversized;
    private final TenantShares tenants;
    private final long maxBytes;

    /** @param executor removes what is too much, soon after it was put */
    public MemoryCache(long maxBytes, Executor executor) {
        this.maxBytes = maxBytes;
        this.tenants = new TenantShares(maxBytes);
        this.entries = Caffeine.newBuilder()
            .executor(executor)
            .maximumWeight(maxBytes)
            .<CacheKey, HeldEntry>weigher((key, entry) -> weight(key, entry))
            .removalListener((key, entry, cause) -> {
                if (key != null && entry != null) {
                    count(key, -weight(key, entry));
                }
            })
            .build();
        this.setbacks = Caffeine.newBuilder().executor(executor).maximumSize(MAX_SETBACKS).build();
        this.oversized = Caffeine.newBuilder().executor(executor).maximumSize(MAX_OVERSIZED).build();
    }

    /** What is held, without counting as a use. */
    public @Nullable HeldEntry peek(CacheKey key) {
        return entries.policy().getIfPresentQuietly(key);
    }

    public @Nullable HeldEntry get(CacheKey key) {
        return entries.getIfPresent(key);
    }

    /** Holds the entry, unless its endpoint has used up its share, or its tenant has and holds nothing cold enough to give up. */
    public void put(CacheKey key, HeldEntry entry, double share) {
        int weight = weight(key, entry);
        HeldEntry before = peek(key);
        int more = before == null ? weight : weight - weight(key, before);
        setbacks.invalidate(key);
        // What is read from the store again is the older value, and says nothing of the origin.
        oversized.asMap().computeIfPresent(key, (ignored, last) -> entry.bornNanos() - last.since() > 0 ? null : last);
        if (!isRoom(key, more, share)) {
            entries.invalidate(key);
            return;
        }
        if (before != null) {
            entry.succeed(before);
        }
        count(key, weight);
        entries.put(key, entry);
    }

    public void remove(CacheKey key, HeldEntry entry) {
        entries.asMap().remove(key, entry);
    }

    public void put(CacheKey key, Setback setback) {
        setbacks.put(key, setback);
    }

    /** Why there is nothing newer; null when another attempt of this class is due. */
    public @Nullable Problem setback(CacheKey key, Priority load, Generations generations, long now) {
        Setback setback = setbacks.getIfPresent(key);
        if (setback == null || !setback.binds(load) || setback.until() - now <= 0) {
            return null;
        }
        return generations.movedSince(setback.cells(), setback.epoch()) ? null : setback.problem();
    }

    public void put(CacheKey key, Oversize oversize) {
        oversized.put(key, oversize);
    }

    /** Whether a load behind what is kept would most likely bring another answer that cannot be kept. */
    public boolean isOversized(CacheKey key, Generations generations, long now) {
        Oversize last = oversized.getIfPresent(key);
        return last != null && last.until() - now > 0 && !generations.movedSince(last.cells(), last.epoch());
    }

    /** Bytes held for an endpoint, over all tenants. */
    public long bytesOf(String endpoint) {
        return bytes(endpoint).get();
    }

    /** Bytes held, by endpoint. */
    public Map<String, Long> bytes() {
        Map<String, Long> held = new HashMap<>();
        bytes.forEach((endpoint, used) -> {
            if (used.get() > 0) {
                held.put(endpoint, used.get());
            }
        });
        return held;
    }

    public long maxBytes() {
        return maxBytes;
    }

    private void count(CacheKey key, int weight) {
        bytes(key.endpoint()).addAndGet(weight);
        tenants.add(key.tenant(), weight);
    }

    /** A share that was lowered takes effect on what is renewed. */
    private boolean isRoom(CacheKey key, int more, double share) {
        return (
            (share >= 1 || bytesOf(key.endpoint()) + more <= (long) (share * maxBytes)) &&
            (more <= 0 || !tenants.crowdsOut(key.tenant(), more) || makeRoom(key, more))
        );
    }

    /** Lets go of as many bytes of the tenant's other entries, coldest first; of none when there are not enough. */
    private boolean makeRoom(CacheKey wanted, int weight) {
        Map<CacheKey, HeldEntry> leaving = new HashMap<>();
        int freed = 0;
        for (Map.Entry<CacheKey, HeldEntry> cold : entries
            .policy()
            .eviction()
            .orElseThrow()
            .coldest(COLDEST)
            .entrySet()) {
            CacheKey key = cold.getKey();
            if (freed < weight && key.tenant() == wanted.tenant() && !key.equals(wanted)) {
                leaving.put(key, cold.getValue());
                freed += weight(key, cold.getValue());
            }
        }
        if (freed < weight) {
            return false;
        }
        leaving.forEach(this::remove);
        return true;
    }

    private AtomicLong bytes(String endpoint) {
        return bytes.computeIfAbsent(endpoint, ignored -> new AtomicLong());
    }

    private static int weight(CacheKey key, HeldEntry entry) {
        return entry.weight(key.endpoint().length() + key.request().length());
    }
}
