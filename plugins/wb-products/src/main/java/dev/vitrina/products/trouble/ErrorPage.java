package dev.vitrina.products.trouble;

import dev.vitrina.api.shop.ShopId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of {@code cards/error/list} (WB items spec): batches, each with its errors by vendor code.
 *
 * @param next the cursor of the page after it; null on the last
 */
record ErrorPage(List<CardError> errors, @Nullable JsonNode next) {
    ErrorPage {
        errors = List.copyOf(errors);
    }

    /** @throws IllegalArgumentException when it is no such answer */
    static ErrorPage read(ShopId shop, JsonNode answer) {
        JsonNode data = answer.path("data");
        if (answer.path("error").asBoolean(false) || !data.path("items").isArray() || !data.path("cursor").isObject()) {
            throw new IllegalArgumentException("It is no list of errors");
        }
        List<CardError> errors = new ArrayList<>();
        for (JsonNode batch : data.path("items")) {
            batch
                .path("errors")
                .forEachEntry((vendorCode, messages) ->
                    errors.add(
                        new CardError(
                            shop,
                            vendorCode,
                            batch.path("subjects").path(vendorCode).path("name").stringValue(null),
                            messages
                                .valueStream()
                                .map(message -> message.asString(""))
                                .toList(),
                            time(batch.path("updatedAt").stringValue(""))
                        )
                    )
                );
        }
        JsonNode cursor = data.path("cursor");
        return new ErrorPage(errors, cursor.path("next").asBoolean(false) ? cursor : null);
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
