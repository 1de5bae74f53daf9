package dev.vitrina.cache.memory;

import dev.vitrina.cache.CachePolicy;
import java.time.Duration;

/** The spans of a policy as numbers. */
public final class Terms {

    private Terms() {}

    /**
     * How long an answer is fresh. The jitter only shortens, so a value is never called fresh longer than the policy says.
     *
     * @param jitterUnit 0 to 1, the same for a key everywhere
     */
    static long freshNanos(CachePolicy policy, boolean absent, double jitterUnit) {
        if (absent) {
            return nanos(policy.notFoundFor());
        }
        long fresh = nanos(policy.fresh());
        // Taken off in whole nanoseconds: a product of the whole span would round up beyond it where a double is too coarse.
        return fresh - Math.min(fresh, (long) (fresh * (policy.jitter() * jitterUnit)));
    }

    /** Saturates at a century, so that sums stay within a long. */
    public static long nanos(Duration duration) {
        return duration.toSeconds() >= 3_000_000_000L ? 3_000_000_000_000_000_000L : duration.toNanos();
    }
}
