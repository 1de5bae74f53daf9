package dev.vitrina.spring.cache.adapter;

/**
 * Says whose data a Spring cache is used for now: entries of one tenant are out of reach of every other. Asked on the caller's
 * thread at each use of a cache, so it must be quick; define a bean of this type to take the tenant from the security context, say.
 */
@FunctionalInterface
public interface CacheTenant {
    /** @throws RuntimeException when nobody's data may be used now; it reaches the caller */
    long current();
}
