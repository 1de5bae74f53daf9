package dev.vitrina.cache;

import java.util.Set;

/**
 * One read: which entry, by which rules, and how to load it. The engine may hold it, and run its loader, after the reader has got
 * its answer. Readers of one key should ask with the same codec and tags: whose request is loaded for all is not said.
 *
 * @param policy   best the same object each time: it is recognised by identity first
 * @param codec    decodes on the reader's thread
 * @param loader   asked only when what is kept will not do
 * @param tags     what the entry depends on; {@link Scope.Tag} invalidates by them
 * @param priority what a load for this read is for; {@link Priority#INTERACTIVE} when a user waits
 */
public record CacheRequest<T>(
    CacheKey key,
    CachePolicy policy,
    Codec<T> codec,
    Loader<T> loader,
    Set<String> tags,
    Priority priority
) {
    public CacheRequest {
        tags = Set.copyOf(tags);
    }

    public CacheRequest(CacheKey key, CachePolicy policy, Codec<T> codec, Loader<T> loader) {
        this(key, policy, codec, loader, Set.of(), Priority.INTERACTIVE);
    }

    /** The same read for another purpose. */
    public CacheRequest<T> withPriority(Priority other) {
        return other == priority ? this : new CacheRequest<>(key, policy, codec, loader, tags, other);
    }

    /** The same read by another policy. */
    public CacheRequest<T> withPolicy(CachePolicy other) {
        return other == policy ? this : new CacheRequest<>(key, other, codec, loader, tags, priority);
    }
}
