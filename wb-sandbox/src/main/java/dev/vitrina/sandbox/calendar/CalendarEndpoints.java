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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Promotions, their details and the goods that are offered or take part. */
public final class CalendarEndpoints {

    private static final int LARGEST_PAGE = 1_000;
    private static final int MOST_IDS = 100;

    private final Promotions promotions;
    private final PriceBooks books;

    public CalendarEndpoints(Promotions promotions, PriceBooks books) {
        this.promotions = promotions;
        this.books = books;
    }

    public List<Endpoint> all() {
        String path = "/api/v1/calendar/promotions";
        return List.of(
            read("promotions", path, this::list),
            read("promotion-details", path + "/details", this::details),
            read("promotion-goods", path + "/nomenclatures", this::goods)
        );
    }

    private static Endpoint read(String id, String path, Endpoint.Work work) {
        return Endpoint.read(id, WbHost.CALENDAR, "GET", path, QuotaTable.CALENDAR, work);
    }

    /** {@code allPromo=false} leaves out what is over and what is offered to none of the seller's goods. */
    private Answer list(Call call, Seller seller) {
        try {
            Instant from = Instant.parse(call.parameter("startDateTime").orElse(""));
            Instant to = Instant.parse(call.parameter("endDateTime").orElse(""));
            boolean all = CalendarAnswers.flag(call, "allPromo");
            int limit = CalendarAnswers.limit(call, LARGEST_PAGE);
            long offset = CalendarAnswers.offset(call);
            Instant now = seller.clock().instant();
            PriceBook book = books.of(seller);
            Predicate<Promotion> open = promotion -> !promotion.hasEnded(now) && book.offered(promotion).length > 0;
            ArrayNode rows = Json.array();
            promotions
                .all()
                .stream()
                .filter(promotion -> promotion.start().isBefore(to) && promotion.end().isAfter(from))
                .filter(promotion -> all || open.test(promotion))
                .skip(offset)
                .limit(limit)
                .forEach(promotion -> rows.add(heading(promotion)));
            return CalendarAnswers.ok("promotions", rows);
        } catch (IllegalArgumentException | DateTimeException e) {
            return CalendarAnswers.error(400, "Failed to parse data");
        }
    }

    private static ObjectNode heading(Promotion promotion) {
        return Json.object()
            .put("id", promotion.id())
            .put("name", promotion.name())
            .put("startDateTime", promotion.start().toString())
            .put("endDateTime", promotion.end().toString())
            .put("type", promotion.kind().isAuto() ? "auto" : "regular");
    }

    private Answer details(Call call, Seller seller) {
        try {
            List<Long> ids = Arrays.stream(call.parameter("promotionIDs").orElse("").split(",", -1))
                .map(Long::valueOf)
                .distinct()
                .toList();
            if (ids.size() > MOST_IDS) {
                return CalendarAnswers.error(400, "Failed to parse data");
            }
            ArrayNode rows = Json.array();
            ids
                .stream()
                .flatMap(id -> promotions.find(id).stream())
                .forEach(promotion -> rows.add(details(promotion, books.of(seller))));
            return CalendarAnswers.ok("promotions", rows);
        } catch (NumberFormatException e) {
            return CalendarAnswers.error(400, "Failed to parse data");
        }
    }

    private static ObjectNode details(Promotion promotion, PriceBook book) {
        ObjectNode json = heading(promotion).put("description", promotion.description());
        ArrayNode advantages = json.putArray("advantages");
        promotion.advantages().forEach(advantages::add);
        int[] inside = new int[2];
        int[] outside = new int[2];
        for (long nmId : book.offered(promotion)) {
            int[] count = book.takesPart(promotion, nmId) ? inside : outside;
            count[0]++;
            count[1] += book.isInStock(nmId) ? 1 : 0;
        }
        int withStock = inside[1] + outside[1];
        json
            .put("inPromoActionLeftovers", inside[1])
            .put("inPromoActionTotal", inside[0])
            .put("notInPromoActionLeftovers", outside[1])
            .put("notInPromoActionTotal", outside[0])
            .put("participationPercentage", withStock == 0 ? 0 : (inside[1] * 100) / withStock);
        if (promotion.kind().isAuto()) {
            json.put("exceptionProductsCount", outside[0]);
        }
        ArrayNode ranging = json.putArray("ranging");
        ranging.addObject().put("condition", "productsInPromotion").put("participationRate", 10).put("boost", 7);
        ranging.addObject().put("condition", "calculateProducts").put("participationRate", 20).put("boost", 17);
        ranging.addObject().put("condition", "allProducts").put("participationRate", 35).put("boost", 30);
        return json;
    }

    private Answer goods(Call call, Seller seller) {
        try {
            long id = Long.parseLong(call.parameter("promotionID").orElse(""));
            boolean inAction = CalendarAnswers.flag(call, "inAction");
            int limit = CalendarAnswers.limit(call, LARGEST_PAGE);
            long offset = CalendarAnswers.offset(call);
            Instant now = seller.clock().instant();
            Optional<Promotion> promotion = promotions
                .find(id)
                .filter(found -> !found.kind().isAuto() && !found.hasEnded(now));
            return promotion.isEmpty()
                ? CalendarAnswers.error(422, CalendarAnswers.UNPROCESSABLE)
                : goods(promotion.get(), books.of(seller), inAction, offset, limit);
        } catch (IllegalArgumentException e) {
            return CalendarAnswers.error(400, "Invalid query params");
        }
    }

    private Answer goods(Promotion promotion, PriceBook book, boolean inAction, long offset, int limit) {
        ArrayNode rows = Json.array();
        Arrays.stream(book.offered(promotion))
            .filter(nmId -> book.takesPart(promotion, nmId) == inAction)
            .skip(offset)
            .limit(limit)
            .mapToObj(book::find)
            .flatMap(Optional::stream)
            .forEach(priced ->
                rows
                    .addObject()
                    .put("id", priced.card().nmId())
                    .put("inAction", inAction)
                    .put("price", priced.goods().price())
                    .put("currencyCode", book.currency())
                    .put("planPrice", books.plan().price(promotion, priced.card()))
                    .put("discount", priced.goods().discount())
                    .put("planDiscount", books.plan().discount(promotion, priced.card(), priced.goods()))
            );
        return CalendarAnswers.ok("nomenclatures", rows);
    }
}
