package dev.vitrina.spring.cache.adapter;

import dev.vitrina.cache.CacheLoadException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says what it means for a cache that a load threw: the kind decides for how long nobody tries again and whether only this key is
 * concerned. Define a bean of this type to tell a refused request from an origin that is down. Thread-safe.
 */
@FunctionalInterface
public interface FailureClassifier {
    /** @param cache the cache's name */
    Verdict classify(String cache, Throwable thrown);

    /**
     * What a failure means.
     *
     * @param retryAfter for how long nobody tries again; null leaves it to the engine: half a second to five minutes, growing with
     *                   each failure in a row
     */
    record Verdict(FailureKind kind, @Nullable Duration retryAfter) {}

    /** All that is thrown means that the origin is down, but what another cache's answer says of itself. */
    static FailureClassifier unavailable() {
        return (cache, thrown) -> {
            if (thrown instanceof CacheLoadException nested) {
                Problem problem = nested.problem();
                boolean credential = problem.kind() == FailureKind.UNAUTHORISED;
                return new Verdict(credential ? FailureKind.UNAVAILABLE : problem.kind(), null);
            }
            return new Verdict(FailureKind.UNAVAILABLE, null);
        };
    }
}
