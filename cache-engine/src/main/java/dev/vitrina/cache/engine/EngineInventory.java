package dev.vitrina.cache.engine;

import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.inventory.InventoryStore;
import dev.vitrina.cache.memory.MemoryCache;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The store of all replicas and the memory of this one. */
record EngineInventory(InventoryStore store, MemoryCache memoryCache) implements CacheInventory {
    @Override
    public List<Holding> holdings(@Nullable Long tenant, @Nullable String endpoint) {
        return store.holdings(tenant, endpoint);
    }

    @Override
    public List<Entry> entries(EntryFilter filter, @Nullable Position after, int limit) {
        return store.entries(filter, after, limit);
    }

    @Override
    public long count(EntryFilter filter) {
        return store.count(filter);
    }

    @Override
    public long clearExpired() {
        return store.clearExpired();
    }

    @Override
    public Map<String, Long> memory() {
        return memoryCache.bytes();
    }

    @Override
    public long memoryLimit() {
        return memoryCache.maxBytes();
    }
}
