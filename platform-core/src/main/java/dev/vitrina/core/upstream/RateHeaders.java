package dev.vitrina.core.upstream;

import dev.vitrina.api.upstream.Quota;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What WB says of the quota (knowledge base, rate limits): {@code Remaining} beside an ordinary answer; {@code Retry}, {@code Reset}
 * and {@code Limit} beside a 429. Durations are in seconds. Header names are matched in any case.
 */
record RateHeaders(OptionalLong remaining, OptionalLong retry, OptionalLong limit) {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(31);

    static RateHeaders of(HttpHeaders headers) {
        OptionalLong retry = number(headers, "X-Ratelimit-Retry");
        return new RateHeaders(
            number(headers, "X-Ratelimit-Remaining"),
            retry.isPresent() ? retry : number(headers, "Retry-After"),
            number(headers, "X-Ratelimit-Limit")
        );
    }

    /** When a refused call may be tried again; one interval when the upstream does not say, but never less than a second. */
    Duration retryAfter(Quota quota) {
        Duration told = retry.isPresent()
            ? Duration.ofSeconds(Math.min(retry.getAsLong(), MOST.toSeconds()))
            : quota.interval();
        return told.compareTo(LEAST) < 0 ? LEAST : told;
    }

    private static OptionalLong number(HttpHeaders headers, String name) {
        String text = headers.firstValue(name).map(String::strip).orElse("");
        try {
            double value = Math.ceil(Double.parseDouble(text));
            return value >= 0 && value <= Integer.MAX_VALUE ? OptionalLong.of((long) value) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            // Absent, empty, or an HTTP date: WB's Retry-After is normally empty (FACTS 3).
            return OptionalLong.empty();
        }
    }
}
