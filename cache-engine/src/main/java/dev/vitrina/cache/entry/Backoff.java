package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.LoadResult;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long the origin is left alone after a failure. What it asks for itself always wins. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration CREDENTIAL_FIRST = Duration.ofMinutes(1);
    private static final Duration CREDENTIAL_LONGEST = Duration.ofHours(1);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempt how many have failed in a row, this one included */
    Duration after(LoadResult.Failed<?> failure, int attempt, CachePolicy policy) {
        Duration asked = failure.retryAfter();
        if (asked != null) {
            return asked;
        }
        return switch (failure.kind()) {
            case REJECTED -> policy.rejectedFor();
            case UNAUTHORISED -> credential(attempt);
            case RATE_LIMITED, UNAVAILABLE, MALFORMED, TIMEOUT -> jittered(exponential(FIRST, LONGEST, attempt));
        };
    }

    Duration credential(int attempt) {
        return jittered(exponential(CREDENTIAL_FIRST, CREDENTIAL_LONGEST, attempt));
    }

    private static Duration exponential(Duration first, Duration longest, int attempt) {
        Duration grown = first.multipliedBy(1L << Math.clamp(attempt - 1L, 0, 20));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }

    /** Between half and all of it, so that keys that failed together do not come back together. */
    private Duration jittered(Duration full) {
        return full.dividedBy(2).plusNanos((long) ((full.toNanos() / 2) * random.nextDouble()));
    }
}
