package dev.vitrina.core.security.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * How much of its requests per minute each key has left. What was not used may be used at once, up to a minute's worth; it comes back
 * evenly. Thread-safe.
 */
final class KeyBudget {

    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
    private static final int KEYS = 10_000;

    private final Ticker ticker;
    private final Cache<Long, Bucket> buckets;

    KeyBudget(Ticker ticker) {
        this.ticker = ticker;
        // After a minute without a request a bucket is full again: as good as forgotten.
        this.buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .maximumSize(KEYS)
            .ticker(ticker)
            .build();
    }

    /** Takes one request; returns 0, or after how many seconds there will be one. */
    long take(long key, int perMinute) {
        return buckets.get(key, id -> new Bucket(perMinute, ticker.read())).take(perMinute, ticker.read());
    }

    private static final class Bucket {

        private double left;
        private long at;

        Bucket(double left, long at) {
            this.left = left;
            this.at = at;
        }

        synchronized long take(int perMinute, long now) {
            left = Math.min(perMinute, left + ((now - at) * perMinute) / NANOS_PER_MINUTE);
            at = now;
            if (left >= 1) {
                left -= 1;
                return 0;
            }
            double nanos = ((1 - left) * NANOS_PER_MINUTE) / perMinute;
            return Math.max(1, (long) Math.ceil(nanos / NANOS_PER_SECOND));
        }
    }
}
