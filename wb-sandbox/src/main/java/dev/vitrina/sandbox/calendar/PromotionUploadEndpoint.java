package dev.vitrina.sandbox.calendar;

import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.prices.PriceBook;
import dev.vitrina.sandbox.prices.PriceBooks;
import dev.vitrina.sandbox.promotion.Promotion;
import dev.vitrina.sandbox.promotion.Promotions;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.writing.WritePace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Puts goods into a promotion, with the discount its plan recommends. Until it is carried out, which is at the start of the promotion
 * unless {@code uploadNow} says otherwise, the upload stands in the buffer.
 */
public final class PromotionUploadEndpoint {

    private static final String ID = "promotion-upload";
    private static final int LARGEST = 1_000;

    private final Promotions promotions;
    private final PriceBooks books;
    private final WritePace pace;

    public PromotionUploadEndpoint(Promotions promotions, PriceBooks books, WritePace pace) {
        this.promotions = promotions;
        this.books = books;
        this.pace = pace;
    }

    public Endpoint endpoint() {
        return Endpoint.write(
            ID,
            WbHost.CALENDAR,
            "POST",
            "/api/v1/calendar/promotions/upload",
            QuotaTable.CALENDAR,
            this::upload
        );
    }

    private Answer upload(Call call, Seller seller) {
        JsonNode data = data(call);
        JsonNode nmIds = data.path("nomenclatures");
        boolean fits =
            data.path("promotionID").isIntegralNumber() &&
            data.path("uploadNow").isBoolean() &&
            nmIds.isArray() &&
            !nmIds.isEmpty() &&
            nmIds.size() <= LARGEST;
        if (!fits || !nmIds.valueStream().allMatch(nmId -> nmId.isIntegralNumber() && nmId.asLong(0) > 0)) {
            return CalendarAnswers.error(400, "Invalid query params");
        }
        List<Long> goods = nmIds.valueStream().map(JsonNode::asLong).distinct().toList();
        Instant now = seller.clock().instant();
        Optional<Promotion> promotion = promotions
            .find(data.path("promotionID").asLong(0))
            .filter(found -> !found.kind().isAuto() && !found.hasEnded(now));
        if (promotion.isEmpty() || goods.size() < nmIds.size()) {
            return CalendarAnswers.error(422, CalendarAnswers.UNPROCESSABLE);
        }
        Instant soon = now.plus(pace.delay());
        boolean atStart = !data.path("uploadNow").booleanValue() && promotion.get().start().isAfter(soon);
        PriceBook.Acceptance accepted = books
            .of(seller)
            .enter(ID, promotion.get(), goods, atStart ? promotion.get().start() : soon);
        return CalendarAnswers.ok(
            Json.object().put("alreadyExists", accepted.alreadyExists()).put("uploadID", accepted.uploadId())
        );
    }

    private static JsonNode data(Call call) {
        try {
            return Json.parse(new String(call.body(), StandardCharsets.UTF_8)).path("data");
        } catch (JacksonException notJson) {
            return Json.object();
        }
    }
}
