package dev.vitrina.spring.cache.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What the properties say of one cache, or of all. What is not set comes from the defaults, and then from the engine.
 *
 * @param valueType            type that the cache's JSON is read as, for example com.acme.User or
 *                             java.util.List&lt;com.acme.User&gt;; without it the type that the cached methods return
 * @param version              part of the key: raise it when the stored shape changes
 * @param fresh                how long a value is served without asking again
 * @param staleWhileRevalidate how much longer a stale value is served while a refresh runs behind; as long as fresh by default
 * @param staleIfError         how much longer than fresh a value is served when the load fails
 * @param keep                 how much longer than that a value is kept for its validator; served only in a long outage
 * @param jitter               0 to 0.5: share of fresh by which keys differ, so that they do not expire together
 * @param refreshAt            0.5 to 1: share of fresh after which a read starts a refresh behind
 * @param warmFor              how long after its last read an entry that becomes due is refreshed without being read
 * @param notFoundFor          how long a null is remembered
 * @param rejectedFor          how long a refused request is remembered
 * @param softTimeout          how long a caller waits for a refresh before a stale value is served instead
 * @param hardTimeout          how long a caller waits when there is no value
 * @param settle               how long after a change the origin may still show the state before it: evictions are repeated then
 * @param coherence            how soon another replica's invalidations count: strict, eventual, or a bound such as 1s
 * @param reserve              0 to 0.9: share of the origin's burst that loads nobody waits for leave untouched
 * @param memoryShare          0.001 to 1: share of the memory that this cache may fill
 * @param maxBytes             larger values are returned but not kept
 * @param compressAbove        values of at least so many bytes are stored compressed
 */
public record CacheSettings(
    @Nullable String valueType,
    @Nullable Integer version,
    @Nullable Duration fresh,
    @Nullable Duration staleWhileRevalidate,
    @Nullable Duration staleIfError,
    @Nullable Duration keep,
    @Nullable Double jitter,
    @Nullable Double refreshAt,
    @Nullable Duration warmFor,
    @Nullable Duration notFoundFor,
    @Nullable Duration rejectedFor,
    @Nullable Duration softTimeout,
    @Nullable Duration hardTimeout,
    @Nullable Duration settle,
    @Nullable String coherence,
    @Nullable Double reserve,
    @Nullable Double memoryShare,
    @Nullable DataSize maxBytes,
    @Nullable DataSize compressAbove
) {
    static final CacheSettings NONE = new CacheSettings(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null
    );
}
