package dev.vitrina.api.cached;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Invalidation;

/** Reads upstream endpoints through the cache. Thread-safe. */
public interface CachedUpstream {
    /**
     * The upstream's answer, parsed for this caller.
     *
     * @param parse turns the body into a value; when it throws, the answer counts as malformed and is not kept
     */
    <T> CacheAnswer<T> read(ShopId shop, CachedEndpoint endpoint, UpstreamRequest request, BodyParser<T> parse);

    /** Invalidates all answers of the endpoint for the shop. */
    void invalidate(ShopId shop, CachedEndpoint endpoint, Invalidation invalidation);

    /** Parses a body; throws any exception when the body is not what the upstream promises. */
    @FunctionalInterface
    interface BodyParser<T> {
        T parse(byte[] body) throws Exception;
    }
}
