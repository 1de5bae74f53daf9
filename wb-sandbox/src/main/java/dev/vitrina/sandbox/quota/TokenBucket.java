package dev.vitrina.sandbox.quota;

import java.time.Duration;
import java.time.Instant;

/** A token bucket that counts in nanoseconds of saved time: a call costs one interval. Thread-safe. */
final class TokenBucket {

    private final QuotaRule rule;
    private final long cost;
    private final long capacity;
    private long credit;
    private Instant last;

    TokenBucket(QuotaRule rule, Instant now) {
        this.rule = rule;
        this.cost = rule.interval().toNanos();
        this.capacity = cost * rule.burst();
        this.credit = capacity;
        this.last = now;
    }

    synchronized QuotaVerdict take(Instant now) {
        // A clock that was set back must not stop the refill until it catches up.
        Duration elapsed = Duration.between(last, now);
        boolean full = elapsed.compareTo(Duration.ofNanos(capacity)) >= 0;
        credit = full ? capacity : Math.min(capacity, credit + Math.max(0, elapsed.toNanos()));
        last = now;
        if (credit < cost) {
            return new QuotaVerdict.Denied(seconds(cost - credit), seconds(capacity - credit), rule.burst());
        }
        credit -= cost;
        return new QuotaVerdict.Granted((int) (credit / cost));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
