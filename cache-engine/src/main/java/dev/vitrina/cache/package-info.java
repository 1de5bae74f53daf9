/**
 * The public contract of the cache engine: entries (one response under one key) and mirrors (a whole paged collection
 * kept as rows). Everything outside this package and {@code dev.vitrina.cache.engine} is internal.
 */
@NullMarked
package dev.vitrina.cache;

import org.jspecify.annotations.NullMarked;
