/** Spring's {@code CacheManager} and {@code Cache} on the engine. */
@NullMarked
package dev.vitrina.spring.cache.adapter;

import org.jspecify.annotations.NullMarked;
