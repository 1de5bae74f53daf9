/**
 * The public contract of the cache engine: entries (one response under one key) and mirrors (a whole paged collection
 * kept as rows). Also public are {@code dev.vitrina.cache.engine}, which builds an engine, and {@code dev.vitrina.cache.policy},
 * which changes policies while it runs; everything else is internal.
 *
 * <p>Unless a type says otherwise: records and enums are values, immutable and safe for use by many threads, and the services are
 * safe for use by many threads; only what is marked {@code @Nullable} may be null. Failures of an origin are told as values
 * ({@link CacheAnswer.Failed}, {@link Problem}); of PostgreSQL, reads tell nothing and all else throws {@link CacheStoreException}.
 */
@NullMarked
package dev.vitrina.cache;

import org.jspecify.annotations.NullMarked;
