package dev.vitrina.core.cache;

import dev.vitrina.cache.Invalidation;
import org.jspecify.annotations.Nullable;

/** GraphQL input of the same name. */
record CacheInvalidateInput(
    @Nullable String endpoint,
    @Nullable Long shopId,
    Invalidation invalidation,
    String reason
) {}
