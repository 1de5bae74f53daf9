package dev.vitrina.cache.store;

import dev.vitrina.cache.FailureKind;
import java.time.Duration;

/**
 * A failure to record.
 *
 * @param attempt how many have failed in a row, this one included
 * @param retryIn how long the origin is left alone
 * @param scopes  what the load depended on: an invalidation of one of them ends the wait
 */
public record NewFailure(
    int policyVersion,
    String endpoint,
    FailureKind kind,
    String message,
    int attempt,
    Duration retryIn,
    long[] scopes
) {}
