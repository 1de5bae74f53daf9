package dev.vitrina.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cache that passes every call on to another one, for those who lay something around some of the calls: meters, traces. What is
 * added to {@link UniversalCacheService} reaches the other cache through here without them.
 */
public abstract class ForwardingCache implements UniversalCacheService {

    private final UniversalCacheService cache;

    protected ForwardingCache(UniversalCacheService cache) {
        this.cache = cache;
    }

    @Override
    public <T> CacheAnswer<T> get(CacheRequest<T> request) {
        return cache.get(request);
    }

    @Override
    public <T> Optional<CacheAnswer.Kept<T>> find(CacheRequest<T> request) {
        return cache.find(request);
    }

    @Override
    public <T> PutOutcome put(CacheRequest<T> request, @Nullable T value) {
        return cache.put(request, value);
    }

    @Override
    public void invalidate(Scope scope, Invalidation invalidation) {
        cache.invalidate(scope, invalidation);
    }

    @Override
    public void invalidate(Scope scope, Invalidation invalidation, Duration settle) {
        cache.invalidate(scope, invalidation, settle);
    }

    @Override
    public void invalidateDebounced(Scope scope, Invalidation invalidation, Duration window) {
        cache.invalidateDebounced(scope, invalidation, window);
    }

    @Override
    public void purge(long tenant) {
        cache.purge(tenant);
    }

    @Override
    public CacheActivity activity(long tenant) {
        return cache.activity(tenant);
    }

    @Override
    public Map<Long, CacheActivity> activity(Collection<Long> tenants) {
        return cache.activity(tenants);
    }
}
