package dev.vitrina.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code GET /api/v2/list/goods/filter} (WB items spec): envelope {@code {data, error, errorText}}, prices in whole units of
 * {@code currencyIsoCode4217}, discounted prices with decimals. A 200 with {@code error: true} is a failure, not data.
 */
final class GoodsParser {

    private final ObjectReader reader;

    GoodsParser(JsonMapper json) {
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @throws RuntimeException when the answer is not what the contract promises */
    List<Good> parse(byte[] body) {
        JsonNode answer = reader.readTree(body);
        if (answer.path("error").asBoolean(false)) {
            throw new IllegalArgumentException("Wildberries answered 200 with an error");
        }
        List<Good> goods = new ArrayList<>();
        for (JsonNode good : answer.required("data").required("listGoods")) {
            goods.add(good(good));
        }
        return List.copyOf(goods);
    }

    private static Good good(JsonNode good) throws DatabindException {
        String currency = good.required("currencyIsoCode4217").stringValue();
        List<Good.SizePrice> sizes = new ArrayList<>();
        for (JsonNode size : good.required("sizes")) {
            sizes.add(
                new Good.SizePrice(
                    size.required("sizeID").longValue(),
                    size.path("techSizeName").stringValue(null),
                    money(size, "price", currency),
                    money(size, "discountedPrice", currency),
                    money(size, "clubDiscountedPrice", currency)
                )
            );
        }
        return new Good(
            good.required("nmID").longValue(),
            good.path("vendorCode").stringValue(null),
            good.path("discount").intValue(0),
            good.path("clubDiscount").intValue(0),
            good.path("editableSizePrice").booleanValue(false),
            List.copyOf(sizes)
        );
    }

    private static Money money(JsonNode size, String field, String currency) {
        BigDecimal amount = size.required(field).decimalValue();
        return Money.of(amount, currency);
    }
}
