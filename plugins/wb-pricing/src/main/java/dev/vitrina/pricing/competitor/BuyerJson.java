package dev.vitrina.pricing.competitor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers of {@code cards/v4/detail}. Nobody promises their shape: an answer of another one is none, and a product that cannot be read
 * is left out, never guessed.
 */
final class BuyerJson {

    private static final int LONGEST = 200;

    /** Ten million roubles: what costs more is a slip of theirs or a change of units. */
    private static final long MOST_KOPECKS = 1_000_000_000;

    private static final long MOST_NM_ID = 999_999_999_999_999L;

    private final JsonMapper json;

    BuyerJson(JsonMapper json) {
        this.json = json;
    }

    /** By WB article; empty for another shape. */
    Optional<Map<Long, Listing>> listings(byte[] body) {
        JsonNode products;
        try {
            products = json.readTree(body).path("products");
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
        if (!products.isArray()) {
            return Optional.empty();
        }
        Map<Long, Listing> listings = new HashMap<>();
        for (JsonNode product : products) {
            listing(product).ifPresent(listing -> listings.put(listing.nmId(), listing));
        }
        // Products of which none can be read are another shape, too.
        return listings.isEmpty() && !products.isEmpty() ? Optional.empty() : Optional.of(listings);
    }

    private static Optional<Listing> listing(JsonNode product) {
        JsonNode id = product.path("id");
        JsonNode sizes = product.path("sizes");
        if (!id.isIntegralNumber() || id.longValue(0) < 1 || id.longValue(0) > MOST_NM_ID || !sizes.isArray()) {
            return Optional.empty();
        }
        Long least = null;
        for (JsonNode size : sizes) {
            // A size without a price is not on sale.
            if (!size.has("price")) {
                continue;
            }
            JsonNode price = size.path("price").path("product");
            if (!price.isIntegralNumber() || price.longValue(0) < 1 || price.longValue(0) > MOST_KOPECKS) {
                return Optional.empty();
            }
            least = least == null ? (Long) price.longValue() : (Long) Math.min(least, price.longValue());
        }
        return Optional.of(new Listing(id.longValue(), text(product, "name"), text(product, "brand"), least));
    }

    private static @Nullable String text(JsonNode product, String field) {
        String text = product.path(field).asString("").replaceAll("\\p{Cntrl}+", " ").strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(LONGEST, text.length()));
    }
}
