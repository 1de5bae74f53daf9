package dev.vitrina.pricing.joining;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.Outcome;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.MalformedAnswerException;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.promotion.CalendarMethods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings goods into promotions at Wildberries, and asks what became of it (WB promotion spec, calendar/promotions/upload; WB items spec, history/goods/task). */
final class Entries {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Until a token that was refused is looked at again: the host tells the shop's people, and a new one may be there. */
    private static final Duration UNTIL_ANOTHER_TOKEN = Duration.ofMinutes(10);

    private static final int APPLIED = 2;
    private static final int REFUSED = 3;

    private final UpstreamGateway gateway;
    private final GoodJson json;
    private final Clock clock;

    Entries(UpstreamGateway gateway, GoodJson json, Clock clock) {
        this.gateway = gateway;
        this.json = json;
        this.clock = clock;
    }

    /** How a call ended. */
    sealed interface Sent {
        record Accepted(String uploadId) implements Sent {}

        /** Nothing was done, for a reason in Wildberries' words. */
        record Refused(String reason) implements Sent {}

        /** Nothing was done, and it may be tried again. */
        record NotNow(Problem problem, Instant retryAt) implements Sent {}

        /** Only reading tells. */
        record Lost(String reason) implements Sent {}
    }

    /** What Wildberries says of the goods of an upload; of those that are missing it says nothing yet. */
    sealed interface Said {
        /** @param words of a refusal; null for one that was applied */
        record Word(@Nullable String words) {}

        record Of(Map<Long, Word> goods) implements Said {
            public Of {
                goods = Map.copyOf(goods);
            }
        }

        record NotNow() implements Said {}
    }

    Sent send(ShopId shop, Entry first, List<Long> nmIds, Priority priority) {
        ObjectNode data = JsonNodeFactory.instance
            .objectNode()
            .put("promotionID", first.promotion())
            .put("uploadNow", first.now());
        ArrayNode goods = data.putArray("nomenclatures");
        nmIds.forEach(goods::add);
        String body = json.write(JsonNodeFactory.instance.objectNode().set("data", data));
        return switch (gateway.call(shop, CalendarMethods.UPLOAD, UpstreamRequest.json(body), priority, PATIENCE)) {
            case Outcome.Ok ok -> accepted(ok.body());
            case Outcome.NotModified _ -> new Sent.Lost("Wildberries answered in a way nobody expects");
            case Outcome.NotFound(String message) -> new Sent.Refused(message);
            case Outcome.Rejected(int _, String message, var _) -> new Sent.Refused(message);
            case Outcome.Unauthorised(int _, String message, Outcome.Unauthorised.Extent extent) -> switch (extent) {
                case METHOD -> new Sent.Refused(message);
                case CREDENTIAL -> notNow(FailureKind.UNAUTHORISED, message, UNTIL_ANOTHER_TOKEN);
            };
            case Outcome.RateLimited(Duration retryAfter) -> notNow(
                FailureKind.RATE_LIMITED,
                "The rate limit of Wildberries is used up",
                retryAfter
            );
            case Outcome.Unavailable(String message, Duration retryAfter, boolean sent) -> sent
                ? new Sent.Lost(message)
                : notNow(FailureKind.UNAVAILABLE, message, retryAfter);
            case Outcome.Malformed(String message) -> new Sent.Lost(message);
        };
    }

    private Sent accepted(byte[] body) {
        try {
            JsonNode id = json.data(body).path("uploadID");
            return id.isIntegralNumber()
                ? new Sent.Accepted(id.bigIntegerValue().toString())
                : new Sent.Lost("Wildberries gave the upload no number");
        } catch (MalformedAnswerException unreadable) {
            // It may well have been done: a 200 that cannot be read proves nothing.
            return new Sent.Lost("The answer of Wildberries cannot be read");
        }
    }

    Said said(ShopId shop, String uploadId, Priority priority) {
        Outcome outcome = gateway.call(
            shop,
            PriceMethods.UPLOADED_GOODS,
            UpstreamRequest.query(
                Map.of("uploadID", uploadId, "limit", Integer.toString(PriceMethods.MOST), "offset", "0")
            ),
            priority,
            PATIENCE
        );
        if (!(outcome instanceof Outcome.Ok ok)) {
            return new Said.NotNow();
        }
        try {
            Map<Long, Said.Word> goods = new HashMap<>();
            // Of an upload that waits for its promotion's start there is no history yet: data is null then.
            for (JsonNode good : json.data(ok.body()).path("historyGoods")) {
                int status = good.path("status").intValue(0);
                long nmId = good.path("nmID").longValue(0);
                if (status == APPLIED) {
                    goods.put(nmId, new Said.Word(null));
                } else if (status == REFUSED) {
                    goods.put(nmId, new Said.Word(good.path("errorText").asString("")));
                }
            }
            return new Said.Of(goods);
        } catch (MalformedAnswerException unreadable) {
            return new Said.NotNow();
        }
    }

    private Sent.NotNow notNow(FailureKind kind, String reason, @Nullable Duration wait) {
        Instant retryAt = clock.instant().plus(wait == null ? SOON : wait);
        return new Sent.NotNow(new Problem(kind, reason, retryAt), retryAt);
    }
}
