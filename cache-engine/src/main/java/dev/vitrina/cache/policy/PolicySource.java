package dev.vitrina.cache.policy;

import dev.vitrina.cache.CachePolicy;

/**
 * Says by which policy an endpoint is cached now. Asked once at the start of every read, by many threads and on the path of a hit
 * in memory: it must neither block nor do I/O, and should give the same object until something changes, as the engine
 * recognises policies by identity before it compares them.
 */
@FunctionalInterface
public interface PolicySource {
    /** @param declared what the request carries */
    CachePolicy effective(String endpoint, CachePolicy declared);

    /** The policies as they are declared. */
    static PolicySource declared() {
        return (endpoint, declared) -> declared;
    }
}
