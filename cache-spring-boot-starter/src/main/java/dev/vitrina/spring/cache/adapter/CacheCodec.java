package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.Codec;

/**
 * How the values of one Spring cache are stored. A bean of this type takes the place of JSON.
 *
 * @param cache the cache's name
 * @param codec must be safe for use by many threads
 */
public record CacheCodec(String cache, Codec<?> codec) {}
