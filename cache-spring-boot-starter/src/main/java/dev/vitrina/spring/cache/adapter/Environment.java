package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.UniversalCacheService;
import java.util.concurrent.Executor;

/**
 * What all caches of an application share.
 *
 * @param executor runs what asks for a future; may be blocked
 */
record Environment(
    UniversalCacheService cache,
    CacheTenant tenants,
    FailureLog failures,
    ContextCarrier carrier,
    Executor executor
) {}
