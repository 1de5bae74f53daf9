package dev.vitrina.pricing.good;

import dev.vitrina.cache.PageSource.SetAside;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers of the prices API (WB items spec): the envelope {@code {data, error, errorText}}, in which a 200 with {@code error: true} is a failure, and
 * goods. Numbers keep all their digits.
 */
public final class GoodJson {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final JsonMapper json;
    private final ObjectReader reader;

    public GoodJson(JsonMapper json) {
        this.json = json.rebuild().disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
        this.reader = this.json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * A good and the text it was read from.
     *
     * @param document as Wildberries gave it
     */
    public record Sent(Good good, String document) {}

    /**
     * Goods of one answer.
     *
     * @param setAside what nobody can read
     */
    public record Page(List<Sent> goods, List<SetAside> setAside) {
        public Page {
            goods = List.copyOf(goods);
            setAside = List.copyOf(setAside);
        }

        public int size() {
            return goods.size() + setAside.size();
        }
    }

    /** @throws MalformedAnswerException when the answer is not what the contract promises */
    public Page page(byte[] body) {
        JsonNode list = data(body).path("listGoods");
        if (!list.isArray()) {
            throw new MalformedAnswerException("no listGoods");
        }
        List<Sent> goods = new ArrayList<>();
        List<SetAside> odd = new ArrayList<>();
        for (JsonNode node : list) {
            try {
                goods.add(new Sent(good(node), json.writeValueAsString(node)));
            } catch (MalformedAnswerException | JacksonException unreadable) {
                JsonNode id = node.path("nmID");
                Long nmId = id.isIntegralNumber() ? (Long) id.longValue() : null;
                odd.add(new SetAside(nmId, "good " + (nmId == null ? "without nmID" : nmId.toString())));
            }
        }
        return new Page(goods, odd);
    }

    /** The {@code data} of an answer. @throws MalformedAnswerException also for a failure that comes as a 200 */
    public JsonNode data(byte[] body) {
        try {
            JsonNode answer = reader.readTree(body);
            if (!answer.isObject() || answer.path("error").asBoolean(false)) {
                throw new MalformedAnswerException(answer.path("errorText").asString("no object"));
            }
            return answer.path("data");
        } catch (JacksonException notJson) {
            throw new MalformedAnswerException("no JSON");
        }
    }

    /** A good as it is kept. @throws MalformedAnswerException when it is none */
    public Good stored(String document) {
        return good(reader.readTree(document));
    }

    public String write(JsonNode node) {
        return json.writeValueAsString(node);
    }

    private static Good good(JsonNode node) {
        long nmId = whole(node, "nmID").longValueExact();
        String currency = node.path("currencyIsoCode4217").asString("");
        if (!CURRENCY.matcher(currency).matches() || !node.path("sizes").isArray()) {
            throw new MalformedAnswerException("good " + nmId);
        }
        List<Good.SizePrice> sizes = new ArrayList<>();
        Set<Long> ids = new java.util.HashSet<>();
        for (JsonNode size : node.path("sizes")) {
            long sizeId = whole(size, "sizeID").longValueExact();
            if (!ids.add(sizeId)) {
                throw new MalformedAnswerException("size " + sizeId + " twice");
            }
            sizes.add(
                new Good.SizePrice(
                    sizeId,
                    text(size.path("techSizeName")),
                    price(size),
                    amount(size, "discountedPrice"),
                    amount(size, "clubDiscountedPrice")
                )
            );
        }
        return new Good(
            nmId,
            text(node.path("vendorCode")),
            currency,
            percent(node.path("discount")),
            percent(node.path("clubDiscount")),
            node.path("editableSizePrice").asBoolean(false),
            node.path("isBadTurnover").asBoolean(false),
            sizes
        );
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static int percent(JsonNode node) {
        int percent = node.isMissingNode() || node.isNull() ? 0 : node.isIntegralNumber() ? node.intValue() : -1;
        if (percent < 0 || percent > 100) {
            throw new MalformedAnswerException("no percent");
        }
        return percent;
    }

    private static BigDecimal amount(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || value.decimalValue().signum() < 0 || value.decimalValue().compareTo(Prices.MOST) > 0) {
            throw new MalformedAnswerException(field);
        }
        return value.decimalValue();
    }

    private static BigDecimal price(JsonNode size) {
        amount(size, "price");
        return whole(size, "price");
    }

    /** Whole, however it is written: 500 and 500.0. */
    private static BigDecimal whole(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber() || value.decimalValue().stripTrailingZeros().scale() > 0) {
            throw new MalformedAnswerException(field);
        }
        return value.decimalValue();
    }

    /** An answer that breaks the contract. */
    public static final class MalformedAnswerException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MalformedAnswerException(String what) {
            super("Wildberries' answer cannot be read: " + what);
        }
    }
}
