package dev.vitrina.api.upstream;

import java.time.Duration;

/**
 * A token bucket of the upstream: {@code limit} calls per {@code period}, one token each {@code interval}, at most
 * {@code burst} at once (WB knowledge base, rate limits).
 */
public record Quota(int limit, Duration period, Duration interval, int burst) {
    /** Written as in WB's tables: {@code of(100, minutes(1), millis(600), 5)}. */
    public static Quota of(int limit, Duration period, Duration interval, int burst) {
        return new Quota(limit, period, interval, burst);
    }
}
