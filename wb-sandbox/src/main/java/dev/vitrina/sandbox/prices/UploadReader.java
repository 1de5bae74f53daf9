package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads uploads and refuses those whose form is wrong, with the literal texts of the items spec. */
final class UploadReader {

    private static final int LARGEST = 1_000;
    private static final int LARGEST_DISCOUNT = 95;
    /** Made up: the contract names no bounds of the club discount ("between no value and no value"). */
    private static final int LARGEST_CLUB_DISCOUNT = 50;
    private static final int LARGEST_PRICE = 100_000_000;

    private UploadReader() {}

    static List<PriceChange> goods(Call call) throws RefusedUpload {
        List<PriceChange> changes = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (JsonNode row : rows(call)) {
            long nmId = nmId(row);
            JsonNode price = row.path("price");
            JsonNode discount = row.path("discount");
            if (isAbsent(price) && isAbsent(discount)) {
                throw RefusedUpload.invalid("Price and discount not specified");
            }
            changes.add(
                new PriceChange.OfGoods(
                    nmId,
                    isAbsent(price) ? null : price(price),
                    isAbsent(discount) ? null : discount(discount)
                )
            );
            refuseRepeated(seen.add(nmId), "Duplicate item Nos.");
        }
        return changes;
    }

    static List<PriceChange> sizes(Call call) throws RefusedUpload {
        List<PriceChange> changes = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (JsonNode row : rows(call)) {
            long nmId = nmId(row);
            JsonNode sizeId = row.path("sizeID");
            if (!sizeId.isIntegralNumber() || sizeId.asLong(0) < 1) {
                throw RefusedUpload.invalid("Invalid size");
            }
            if (isAbsent(row.path("price"))) {
                throw RefusedUpload.invalid("Price and discount not specified");
            }
            changes.add(new PriceChange.OfSize(nmId, sizeId.asLong(), price(row.path("price"))));
            refuseRepeated(seen.add(sizeId.asLong()), "Duplicate size IDs");
        }
        return changes;
    }

    static List<PriceChange> clubDiscounts(Call call) throws RefusedUpload {
        List<PriceChange> changes = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (JsonNode row : rows(call)) {
            long nmId = nmId(row);
            JsonNode discount = row.path("clubDiscount");
            if (!discount.isIntegralNumber()) {
                throw RefusedUpload.invalid(
                    "Check the field values in the WB Club Discount column. Field format: a whole number between " +
                    "<no value> and <no value>, without dots or commas"
                );
            }
            if (discount.asLong(-1) < 0 || discount.asLong(-1) > LARGEST_CLUB_DISCOUNT) {
                throw RefusedUpload.invalid("Invalid discount value");
            }
            changes.add(new PriceChange.OfClub(nmId, discount.asInt()));
            refuseRepeated(seen.add(nmId), "Duplicate item Nos.");
        }
        return changes;
    }

    private static JsonNode rows(Call call) throws RefusedUpload {
        JsonNode data = data(call);
        if (data == null || !data.isArray()) {
            throw RefusedUpload.invalid("Invalid data format");
        }
        if (data.isEmpty()) {
            throw RefusedUpload.invalid("Empty data");
        }
        if (data.size() > LARGEST) {
            throw RefusedUpload.invalid("Upload limit exceeded: You can upload a maximum of 1 000 items");
        }
        for (JsonNode row : data) {
            if (!row.isObject()) {
                throw RefusedUpload.invalid("Invalid data format");
            }
        }
        return data;
    }

    private static @Nullable JsonNode data(Call call) {
        try {
            return Json.parseExactly(new String(call.body(), StandardCharsets.UTF_8)).path("data");
        } catch (JacksonException e) {
            return null;
        }
    }

    private static long nmId(JsonNode row) throws RefusedUpload {
        JsonNode nmId = row.path("nmID");
        if (!nmId.isIntegralNumber() || nmId.asLong(0) < 1) {
            throw RefusedUpload.invalid("Invalid item No.");
        }
        return nmId.asLong();
    }

    private static int price(JsonNode price) throws RefusedUpload {
        if (!price.isNumber()) {
            throw RefusedUpload.invalid("Invalid data format");
        }
        if (!price.isIntegralNumber()) {
            throw RefusedUpload.invalid("Price should be a whole number");
        }
        if (price.asLong(0) < 1 || price.asLong(0) > LARGEST_PRICE) {
            throw RefusedUpload.invalid("Invalid price value");
        }
        return price.asInt();
    }

    private static int discount(JsonNode discount) throws RefusedUpload {
        if (!discount.isNumber()) {
            throw RefusedUpload.invalid("Invalid data format");
        }
        if (!discount.isIntegralNumber() || discount.asLong(-1) < 0 || discount.asLong(-1) > LARGEST_DISCOUNT) {
            throw RefusedUpload.invalid("Invalid discount value");
        }
        return discount.asInt();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void refuseRepeated(boolean first, String text) throws RefusedUpload {
        if (!first) {
            throw RefusedUpload.invalid(text);
        }
    }
}
