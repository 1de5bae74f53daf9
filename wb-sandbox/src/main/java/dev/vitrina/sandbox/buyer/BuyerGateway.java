package dev.vitrina.sandbox.buyer;

import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.Faults;
import dev.vitrina.sandbox.gateway.CallLedger;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.wire.Delivery;
import dev.vitrina.sandbox.wire.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /cards/v4/detail?nm=1;2;3} behind the faults: no token, no published quota.
 *
 * <p>Known, second-hand, from programs that read this API (it has no contract and changes without notice): the path and that its versions 1
 * and 2 are gone; {@code nm} with semicolons between; top-level {@code products} with {@code id}, {@code root}, {@code name}, {@code brand},
 * {@code supplierId}, {@code totalQuantity}, {@code sizes[].price{basic, product}} in kopecks; a size without {@code price} is not on sale;
 * goods that are not there are left out; an anti-bot wall answers with 403, 429 or 498 and a page.
 *
 * <p>Assumed: that a request without a number is answered with 400, that more than {@value #MOST} numbers are, that all sizes cost the same,
 * and the other fields of a product, which nobody here reads.
 */
public final class BuyerGateway implements Site {

    /** Id of the one endpoint, for faults and counters. */
    public static final String DETAIL = "buyer-detail";

    private static final String PATH = "/cards/v4/detail";
    private static final int MOST = 512;
    private static final int IN_STOCK = 37;

    private final Storefront storefront;
    private final Faults faults;
    private final CallLedger ledger;

    public BuyerGateway(Storefront storefront, Faults faults, CallLedger ledger) {
        this.storefront = storefront;
        this.faults = faults;
        this.ledger = ledger;
    }

    @Override
    public Delivery serve(Call call) {
        if (call.authorization() != null) {
            storefront.credentialSeen();
        }
        CallLedger.Visit visit = ledger.enter(DETAIL, DETAIL, null);
        Optional<Fault> fault = faults.strike(DETAIL, call.path(), null);
        return fault.isEmpty()
            ? visit.leave(new Delivery.Whole(answer(call)), null)
            : visit.leave(delivery(fault.get(), call), fault.get());
    }

    private Answer answer(Call call) {
        if (!call.method().equals("GET") || !call.path().equals(PATH)) {
            return text(404, "text/plain", "404 page not found");
        }
        String asked = call.parameter("nm").orElse("");
        if (!asked.matches("\\d{1,15}(;\\d{1,15}){0," + (MOST - 1) + "}")) {
            return text(400, "text/plain", "bad request");
        }
        ObjectNode body = Json.object();
        ArrayNode products = body.putArray("products");
        Arrays.stream(asked.split(";"))
            .distinct()
            .map(Long::valueOf)
            .flatMap(nmId -> storefront.find(nmId).stream())
            .forEach(offer -> products.add(product(offer)));
        return Answer.json(200, body);
    }

    private static ObjectNode product(Offer offer) {
        ObjectNode product = Json.object()
            .put("id", offer.nmId())
            .put("root", offer.nmId())
            .put("name", offer.name())
            .put("brand", offer.brand())
            .put("supplierId", offer.supplierId())
            .put("reviewRating", 4.8)
            .put("feedbacks", 120)
            .put("pics", 5)
            .put("totalQuantity", offer.product() == null ? 0 : IN_STOCK);
        ObjectNode size = product.putArray("sizes").addObject();
        size.put("name", "").put("origName", "0").put("rank", 0).put("optionId", offer.nmId() * 10);
        if (offer.product() != null) {
            size
                .putObject("price")
                .put("basic", offer.basic())
                .put("product", offer.product())
                .put("logistics", 0)
                .put("return", 0);
        }
        return product;
    }

    private Delivery delivery(Fault fault, Call call) {
        return switch (fault) {
            case Fault.Hang hang -> new Delivery.Silence(Duration.ofSeconds(hang.secondsOrDefault()));
            case Fault.SlowDrip drip -> new Delivery.Drip(answer(call), drip.rateOrDefault());
            case Fault.CutBody _ -> new Delivery.Cut(answer(call));
            case Fault.ResetMidway _ -> new Delivery.ResetMidway(answer(call));
            case Fault.ConnectionReset _, Fault.AnswerLost _ -> new Delivery.Reset();
            case Fault.HugeBody huge -> new Delivery.Flood(huge.bytesOrDefault());
            case Fault.TruncatedJson _ -> whole(half(answer(call)));
            case Fault.EmptyBody _ -> whole(answer(call).withBody(new byte[0]));
            case Fault.EmptyPage _ -> whole(Answer.json(200, Json.object().set("products", Json.array())));
            case Fault.Raw raw -> whole(Answer.of(raw.statusOrDefault(), raw.contentTypeOrDefault(), raw.content()));
            case Fault.RateLimited limited -> whole(
                text(429, "text/plain", "too many requests").with(
                    "Retry-After",
                    Long.toString(limited.retryOrDefault())
                )
            );
            case Fault.Unauthorised _ -> whole(text(401, "text/plain", "unauthorized"));
            case Fault.Forbidden _ -> whole(text(403, "text/html", "<html><body>403</body></html>"));
            case Fault.HtmlPage page -> whole(
                text(page.statusOrDefault(), "text/html", "<html><body>Почти готово...</body></html>")
            );
            case Fault.ServerError error -> whole(
                text(error.statusOrDefault(), "text/plain", "upstream connect error")
            );
            default -> whole(text(503, "text/plain", "upstream connect error"));
        };
    }

    private static Answer half(Answer answer) {
        return answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2));
    }

    private static Delivery whole(Answer answer) {
        return new Delivery.Whole(answer);
    }

    private static Answer text(int status, String contentType, String body) {
        return Answer.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
