package dev.vitrina.spring.cache;

import dev.vitrina.cache.UniversalCacheService;

/** Lays something around the application's cache service. Innermost first, by the beans' order. */
@FunctionalInterface
interface CacheDecoration {
    UniversalCacheService around(UniversalCacheService cache);
}
