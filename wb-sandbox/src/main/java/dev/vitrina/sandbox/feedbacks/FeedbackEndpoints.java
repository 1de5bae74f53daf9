package dev.vitrina.sandbox.feedbacks;

import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Feedback and how much of it waits for an answer (communications spec of 2026-08-18). Past the end a list is empty, not an error. */
public final class FeedbackEndpoints {

    private static final int LARGEST_PAGE = 5_000;
    private static final int LARGEST_SKIP = 199_990;
    private static final ZoneOffset MOSCOW = ZoneOffset.ofHours(3);

    private final FeedbackBook book;

    public FeedbackEndpoints(FeedbackBook book) {
        this.book = book;
    }

    public List<Endpoint> all() {
        String path = "/api/v1/feedbacks";
        return List.of(
            Endpoint.read("feedbacks", WbHost.FEEDBACKS, "GET", path, QuotaTable.FEEDBACKS, this::page),
            Endpoint.read(
                "feedbacks-count",
                WbHost.FEEDBACKS,
                "GET",
                path + "/count-unanswered",
                QuotaTable.FEEDBACKS,
                this::count
            )
        );
    }

    private Answer page(Call call, Seller seller) {
        Optional<String> answered = call
            .parameter("isAnswered")
            .filter(text -> text.equals("true") || text.equals("false"));
        if (answered.isEmpty()) {
            return ErrorLayer.FEEDBACKS.error(400, "Плохой формат isAnswered");
        }
        try {
            int take = call.parameter("take").map(Integer::valueOf).orElse(-1);
            int skip = call.parameter("skip").map(Integer::valueOf).orElse(-1);
            if (take < 1 || take > LARGEST_PAGE || skip < 0 || skip > LARGEST_SKIP) {
                return invalid();
            }
            return feedbacks(book.of(seller), wanted(call, Boolean.parseBoolean(answered.get())), take, skip, call);
        } catch (NumberFormatException e) {
            return invalid();
        }
    }

    private static Predicate<Feedback> wanted(Call call, boolean answered) {
        Predicate<Feedback> wanted = feedback -> feedback.answered() == answered;
        Optional<Long> card = call.parameter("nmId").map(Long::valueOf);
        Optional<Instant> from = call.parameter("dateFrom").map(Long::valueOf).map(Instant::ofEpochSecond);
        Optional<Instant> to = call.parameter("dateTo").map(Long::valueOf).map(Instant::ofEpochSecond);
        return wanted
            .and(feedback -> card.isEmpty() || feedback.card().nmId() == card.get())
            .and(feedback -> from.isEmpty() || !feedback.createdAt().isBefore(from.get()))
            .and(feedback -> to.isEmpty() || !feedback.createdAt().isAfter(to.get()));
    }

    /** Newest first, unless asked for otherwise. */
    private static Answer feedbacks(List<Feedback> all, Predicate<Feedback> wanted, int take, int skip, Call call) {
        boolean oldestFirst = call.parameter("order").filter("dateAsc"::equals).isPresent();
        ArrayNode rows = Json.array();
        (oldestFirst ? all : all.reversed()).stream()
            .filter(wanted)
            .skip(skip)
            .limit(take)
            .forEach(feedback -> rows.add(json(feedback)));
        long unanswered = unanswered(all);
        ObjectNode data = Json.object().put("countUnanswered", unanswered).put("countArchive", all.size() - unanswered);
        data.set("feedbacks", rows);
        return answer(data);
    }

    private Answer count(Call call, Seller seller) {
        List<Feedback> all = book.of(seller);
        Instant today = seller.clock().instant().atOffset(MOSCOW).truncatedTo(ChronoUnit.DAYS).toInstant();
        long ofToday = all
            .stream()
            .filter(feedback -> !feedback.answered() && !feedback.createdAt().isBefore(today))
            .count();
        return answer(Json.object().put("countUnanswered", unanswered(all)).put("countUnansweredToday", ofToday));
    }

    private static long unanswered(List<Feedback> all) {
        return all
            .stream()
            .filter(feedback -> !feedback.answered())
            .count();
    }

    private static Answer answer(ObjectNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return Answer.json(200, body.put("error", false).put("errorText", "").putNull("additionalErrors"));
    }

    private static ObjectNode json(Feedback feedback) {
        ObjectNode json = Json.object()
            .put("id", feedback.id())
            .put("text", feedback.words().text())
            .put("pros", feedback.words().pros())
            .put("cons", feedback.words().cons())
            .put("productValuation", feedback.valuation())
            .put("createdDate", moscow(feedback.createdAt()));
        if (feedback.answer() == null) {
            json.putNull("answer");
        } else {
            json.putObject("answer").put("text", feedback.answer()).put("state", "wbRu").put("editable", false);
        }
        json.put("state", feedback.answered() ? "wbRu" : "none");
        json.set("productDetails", product(feedback));
        return json
            .putNull("video")
            .put("wasViewed", feedback.viewed())
            .putNull("photoLinks")
            .put("userName", feedback.words().userName())
            .put("orderStatus", "buyout")
            .put("matchingSize", "ok")
            .put("isAbleSupplierFeedbackValuation", false)
            .put("supplierFeedbackValuation", 0)
            .put("isAbleSupplierProductValuation", false)
            .put("supplierProductValuation", 0)
            .put("isAbleReturnProductOrders", false)
            .putNull("returnProductOrdersDate")
            .putNull("bables")
            .put("lastOrderShkId", feedback.card().nmId())
            .put("lastOrderCreatedAt", moscow(feedback.createdAt().minus(Duration.ofDays(5))))
            .put("color", "")
            .put("subjectId", feedback.card().subject().id())
            .put("subjectName", feedback.card().subject().name())
            .putNull("parentFeedbackId")
            .putNull("childFeedbackId");
    }

    private static ObjectNode product(Feedback feedback) {
        return Json.object()
            .put("imtId", feedback.card().imtId())
            .put("nmId", feedback.card().nmId())
            .put("productName", feedback.card().title())
            .put("supplierArticle", feedback.card().vendorCode())
            .putNull("supplierName")
            .put("brandName", feedback.card().brand())
            .put("size", feedback.card().sizes().get(feedback.size()).techSize());
    }

    private static String moscow(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(MOSCOW));
    }

    private static Answer invalid() {
        return ErrorLayer.FEEDBACKS.error(400, "Something went wrong");
    }
}
