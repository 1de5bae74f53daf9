package dev.vitrina.pricing.promotion;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of the calendar (WB promotion spec). One promotion or good that cannot be read is left out: the others count all the same. */
public final class CalendarJson {

    private static final int WHOLE = 100;

    private final ObjectReader reader;

    public CalendarJson(JsonMapper json) {
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @param sent how many came, also those that cannot be read */
    record Page<T>(List<T> items, int sent) {
        Page {
            items = List.copyOf(items);
        }
    }

    /** Empty for another shape. */
    Optional<Page<Promotion>> promotions(byte[] body) {
        return list(body, "promotions").map(list -> {
                List<Promotion> promotions = new ArrayList<>();
                list.forEach(node -> promotion(node).ifPresent(promotions::add));
                return new Page<>(promotions, list.size());
            });
    }

    /** Empty for another shape. */
    Optional<Page<PromotionGood>> goods(byte[] body) {
        return list(body, "nomenclatures").map(list -> {
                List<PromotionGood> goods = new ArrayList<>();
                list.forEach(node -> good(node).ifPresent(goods::add));
                return new Page<>(goods, list.size());
            });
    }

    /**
     * Those of each promotion, as JSON.
     *
     * @throws IllegalArgumentException for another shape, or without this promotion
     */
    Map<Long, String> details(byte[] body, long id) {
        Map<Long, String> details = new LinkedHashMap<>();
        for (JsonNode node : list(body, "promotions").orElseThrow(IllegalArgumentException::new)) {
            details.put(node.path("id").longValue(0), node.toString());
        }
        if (!details.containsKey(id)) {
            throw new IllegalArgumentException("Wildberries sent no details of the promotion");
        }
        return details;
    }

    /** Of one promotion. */
    PromotionDetails details(String json) {
        return details(reader.readTree(json));
    }

    private Optional<JsonNode> list(byte[] body, String name) {
        try {
            JsonNode list = reader.readTree(body).path("data").path(name);
            return list.isArray() ? Optional.of(list) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Promotion> promotion(JsonNode node) {
        Instant starts = time(node.path("startDateTime"));
        Instant ends = time(node.path("endDateTime"));
        String name = node.path("name").asString("").strip();
        if (!node.path("id").isIntegralNumber() || name.isEmpty() || starts == null || ends == null) {
            return Optional.empty();
        }
        boolean auto = node.path("type").asString("").equals("auto");
        return Optional.of(new Promotion(node.path("id").longValue(), name, auto, starts, ends));
    }

    private static Optional<PromotionGood> good(JsonNode node) {
        String currency = node.path("currencyCode").asString("");
        JsonNode price = node.path("price");
        JsonNode planPrice = node.path("planPrice");
        boolean sound =
            node.path("id").isIntegralNumber() &&
            currency.matches("[A-Z]{3}") &&
            price.isNumber() &&
            planPrice.isNumber() &&
            isPercent(node.path("discount")) &&
            isPercent(node.path("planDiscount"));
        return sound
            ? Optional.of(
                new PromotionGood(
                    node.path("id").longValue(),
                    node.path("inAction").asBoolean(false),
                    currency,
                    price.decimalValue(),
                    node.path("discount").intValue(),
                    planPrice.decimalValue(),
                    node.path("planDiscount").intValue()
                )
            )
            : Optional.empty();
    }

    private static PromotionDetails details(JsonNode node) {
        List<PromotionDetails.Boost> boosts = new ArrayList<>();
        for (JsonNode rank : node.path("ranging")) {
            boosts.add(
                new PromotionDetails.Boost(
                    rank.path("condition").asString(""),
                    number(rank, "participationRate"),
                    number(rank, "boost")
                )
            );
        }
        return new PromotionDetails(
            node.path("description").asString(""),
            node
                .path("advantages")
                .valueStream()
                .map(advantage -> advantage.asString(""))
                .toList(),
            number(node, "participationPercentage"),
            number(node, "inPromoActionTotal"),
            number(node, "inPromoActionLeftovers"),
            number(node, "notInPromoActionTotal"),
            number(node, "notInPromoActionLeftovers"),
            node.path("exceptionProductsCount").isNumber() ? (Integer) number(node, "exceptionProductsCount") : null,
            boosts
        );
    }

    private static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.decimalValue().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue() : 0;
    }

    private static boolean isPercent(JsonNode node) {
        return node.isIntegralNumber() && node.longValue() >= 0 && node.longValue() <= WHOLE;
    }

    private static @Nullable Instant time(JsonNode node) {
        try {
            return OffsetDateTime.parse(node.asString("")).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
