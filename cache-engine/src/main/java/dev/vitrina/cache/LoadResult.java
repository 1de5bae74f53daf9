package dev.vitrina.cache;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Loader} reports. Loaders return failures, they do not throw them; an exception that escapes counts as
 * {@link FailureKind#UNAVAILABLE}.
 */
public sealed interface LoadResult<T> {
    /**
     * A new value.
     *
     * @param tags what the value depends on, beside the tags of the request
     * @param etag the origin's validator for a conditional request next time; null when it gives none
     */
    record Loaded<T>(T value, Set<String> tags, @Nullable String etag) implements LoadResult<T> {
        public Loaded {
            tags = Set.copyOf(tags);
        }

        public Loaded(T value) {
            this(value, Set.of(), null);
        }
    }

    /**
     * A new value that must not be kept, because the origin says that it is private or not to be stored. It goes to those who waited
     * for it, who have asked under the same key and so with the same rights. Whoever comes next loads anew, and for a while replicas
     * do not wait for each other's loads of this key.
     *
     * @param tags what the value depends on, beside the tags of the request
     */
    record Uncacheable<T>(T value, Set<String> tags) implements LoadResult<T> {
        public Uncacheable {
            tags = Set.copyOf(tags);
        }

        public Uncacheable(T value) {
            this(value, Set.of());
        }
    }

    /** The value that is kept is still the current one (HTTP 304). */
    record NotModified<T>() implements LoadResult<T> {}

    /** There is no such thing (HTTP 404). */
    record NotFound<T>() implements LoadResult<T> {}

    /**
     * The origin gave no usable answer. One whose status says that all is well while its body tells an error is a failure too.
     *
     * @param retryAfter how long the origin asks to be left alone, ninety years at most; null when it says nothing, and no span at
     *                   all says nothing
     */
    record Failed<T>(FailureKind kind, String message, @Nullable Duration retryAfter) implements LoadResult<T> {
        public Failed {
            retryAfter = retryAfter == null || !retryAfter.isPositive() ? null : ForEver.atMost(retryAfter);
        }
    }
}
