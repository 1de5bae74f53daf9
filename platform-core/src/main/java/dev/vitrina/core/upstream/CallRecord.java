package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as logged: nothing of the request but its endpoint, nothing of the answer but its size and a clean reason.
 *
 * @param status null when no answer came
 */
record CallRecord(
    Instant at,
    @Nullable ShopId shop,
    String upstream,
    String endpoint,
    @Nullable Integer status,
    Outcome outcome,
    Priority priority,
    int attempt,
    Duration quotaWait,
    Duration took,
    long bytes
) {
    /** One word, also the tag of the metrics. */
    static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ignored -> "ok";
            case Outcome.NotModified ignored -> "not_modified";
            case Outcome.NotFound ignored -> "not_found";
            case Outcome.Rejected ignored -> "rejected";
            case Outcome.Unauthorised ignored -> "unauthorised";
            case Outcome.RateLimited ignored -> "rate_limited";
            case Outcome.Unavailable ignored -> "unavailable";
            case Outcome.Malformed ignored -> "malformed";
        };
    }

    String outcomeName() {
        return word(outcome).toUpperCase(Locale.ROOT);
    }

    Optional<String> reason() {
        return Optional.ofNullable(outcome.failure()).map(Outcome.Failure::message);
    }
}
