package dev.vitrina.sandbox.quota;

import java.time.Duration;

/**
 * One row of Wildberries' limits: a token is refilled every interval, and at most {@code burst} are held.
 * "100 requests a minute, interval 600 ms, burst 5" is {@code of(Duration.ofMillis(600), 5)}.
 */
public record QuotaRule(Duration interval, int burst) {
    public static QuotaRule of(Duration interval, int burst) {
        return new QuotaRule(interval, burst);
    }
}
