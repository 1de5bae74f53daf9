package dev.vitrina.pricing.change;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes one call that uploads prices, and tells what is known of it afterwards. */
final class PriceWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Until a token that was refused is looked at again: the host tells the shop's people, and a new one may be there. */
    private static final Duration UNTIL_ANOTHER_TOKEN = Duration.ofMinutes(10);

    /** Until what was not sent at all is tried again, where nobody says when; also while a seller changes his currency (409, WB items spec). */
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(30);

    private static final int CONFLICT = 409;

    /** The literal of a request of which nothing would change (WB items spec, upload/task, 400). */
    private static final String ALREADY_SET = "already set";

    /** How the literal begins that is of no good but of how much was uploaded lately (WB items spec, upload/task, 400): halves would only be more of it. */
    private static final String LIMIT_EXCEEDED = "Upload limit exceeded";

    private final UpstreamGateway gateway;
    private final GoodJson json;
    private final Clock clock;

    PriceWriter(UpstreamGateway gateway, GoodJson json, Clock clock) {
        this.gateway = gateway;
        this.json = json;
        this.clock = clock;
    }

    /** How a call ended. Handle it with an exhaustive {@code switch}. */
    sealed interface Written {
        /** Wildberries took it; also one that it had already, which it says with 208. */
        record Accepted(String uploadId) implements Written {}

        /** Nothing was done, because all of it is as it was asked for. */
        record AlreadySet() implements Written {}

        /** Nothing was done, for a reason in Wildberries' words. */
        record Refused(String reason) implements Written {}

        /** The method is closed to the token. */
        record Closed(String reason) implements Written {}

        /** Nothing was done, and it may be tried again. */
        record NotNow(Problem problem, Instant retryAt) implements Written {}

        /** Nobody knows whether it was done: only reading tells. */
        record Lost(String reason) implements Written {}
    }

    Written write(ShopId shop, Endpoint endpoint, ArrayNode items, Priority priority) {
        String body = json.write(JsonNodeFactory.instance.objectNode().set("data", items));
        return switch (gateway.call(shop, endpoint, UpstreamRequest.json(body), priority, PATIENCE)) {
            case Outcome.Ok ok -> accepted(ok.body());
            case Outcome.NotModified _ -> new Written.Lost("Wildberries answered in a way nobody expects");
            case Outcome.NotFound(String message) -> new Written.Refused(message);
            case Outcome.Rejected(int status, String message, var _) -> status == CONFLICT
                ? notNow(FailureKind.UNAVAILABLE, message, UNTIL_THE_NEXT_TRY)
                : refused(message);
            case Outcome.Unauthorised(int _, String message, Outcome.Unauthorised.Extent extent) -> switch (extent) {
                case METHOD -> new Written.Closed(message);
                case CREDENTIAL -> notNow(FailureKind.UNAUTHORISED, message, UNTIL_ANOTHER_TOKEN);
            };
            case Outcome.RateLimited(Duration retryAfter) -> notNow(
                FailureKind.RATE_LIMITED,
                "The rate limit of Wildberries is used up",
                retryAfter
            );
            case Outcome.Unavailable(String message, Duration retryAfter, boolean sent) -> sent
                ? new Written.Lost(message)
                : notNow(FailureKind.UNAVAILABLE, message, retryAfter);
            case Outcome.Malformed(String message) -> new Written.Lost(message);
        };
    }

    private Written refused(String message) {
        if (message.contains(LIMIT_EXCEEDED)) {
            return notNow(FailureKind.RATE_LIMITED, message, UNTIL_THE_NEXT_TRY);
        }
        return message.contains(ALREADY_SET) ? new Written.AlreadySet() : new Written.Refused(message);
    }

    private Written accepted(byte[] body) {
        try {
            JsonNode id = json.data(body).path("id");
            return id.isIntegralNumber()
                ? new Written.Accepted(id.bigIntegerValue().toString())
                : new Written.Lost("Wildberries gave the upload no number");
        } catch (MalformedAnswerException unreadable) {
            // It may well have been done: a 200 that cannot be read proves nothing.
            return new Written.Lost("The answer of Wildberries cannot be read");
        }
    }

    private Written.NotNow notNow(FailureKind kind, String reason, @Nullable Duration wait) {
        Instant retryAt = clock.instant().plus(wait == null ? UNTIL_THE_NEXT_TRY : wait);
        return new Written.NotNow(new Problem(kind, reason, retryAt), retryAt);
    }
}
