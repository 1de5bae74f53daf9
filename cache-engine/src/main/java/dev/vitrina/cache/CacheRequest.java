package dev.vitrina.cache;

import java.util.Set;

/**
 * One read: which entry, by which rules, and how to load it.
 *
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
