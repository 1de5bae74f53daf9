package dev.vitrina.products.content;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes writing calls and tells what is known of them afterwards. */
public final class ContentWriter {

    /** Ten megabytes of cards take their time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Until a token that was refused is looked at again: the host tells the shop's people, and a new one may be there. */
    private static final Duration UNTIL_ANOTHER_TOKEN = Duration.ofMinutes(10);

    /** Until what was not sent at all is tried again, where nobody says when. */
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(30);

    private final UpstreamGateway gateway;
    private final JsonMapper json;
    private final Envelope envelope;

    public ContentWriter(UpstreamGateway gateway, JsonMapper json, Envelope envelope) {
        this.gateway = gateway;
        this.json = json;
        this.envelope = envelope;
    }

    public Written write(ShopId shop, Endpoint endpoint, JsonNode body, Priority priority) {
        return write(shop, endpoint, UpstreamRequest.json(json.writeValueAsString(body)), priority);
    }

    public Written write(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority) {
        return switch (gateway.call(shop, endpoint, request, priority, PATIENCE)) {
            case Outcome.Ok ok -> written(ok.body());
            case Outcome.NotModified _ -> new Written.Lost("Wildberries answered in a way nobody expects");
            case Outcome.NotFound(String message) -> new Written.Refused(message, Map.of());
            case Outcome.Rejected(int _, String message, Map<String, String> byItem) -> new Written.Refused(
                message,
                byItem
            );
            case Outcome.Unauthorised(int _, String message, Outcome.Unauthorised.Extent extent) -> switch (extent) {
                case METHOD -> new Written.Closed(message);
                case CREDENTIAL -> new Written.NotNow(FailureKind.UNAUTHORISED, message, UNTIL_ANOTHER_TOKEN);
            };
            case Outcome.RateLimited(Duration retryAfter) -> new Written.NotNow(
                FailureKind.RATE_LIMITED,
                "The rate limit of Wildberries is used up",
                retryAfter
            );
            case Outcome.Unavailable(String message, Duration retryAfter, boolean sent) -> sent
                ? new Written.Lost(message)
                : new Written.NotNow(
                    FailureKind.UNAVAILABLE,
                    message,
                    Objects.requireNonNullElse(retryAfter, UNTIL_THE_NEXT_TRY)
                );
            case Outcome.Malformed(String message) -> new Written.Lost(message);
        };
    }

    private Written written(byte[] body) {
        try {
            return envelope.written(body);
        } catch (RuntimeException unreadable) {
            // It may well have been done: a 200 that cannot be read proves nothing.
            return new Written.Lost("The answer of Wildberries cannot be read");
        }
    }
}
