package dev.vitrina.core.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** GraphQL input of the same name. */
record CacheStatsFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String endpoint,
    @Nullable Long shopId
) {
    static final CacheStatsFilter NONE = new CacheStatsFilter(null, null, null, null);
}
