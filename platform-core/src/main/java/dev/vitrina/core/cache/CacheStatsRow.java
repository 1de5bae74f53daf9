package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheCounts;

/** What is told of an endpoint as of a shop. */
interface CacheStatsRow {
    CacheCounts counts();

    long entries();

    long bytes();
}
