package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/**
 * The price of every card, computed from its nmId: whole roubles before discount, a discount and a club discount in per cent. Every tenth
 * card has prices by size. Thread-safe.
 */
public final class PriceList {

    private final long seed;

    public PriceList(long seed) {
        this.seed = seed;
    }

    void write(JsonGenerator json, Card card) {
        SplittableRandom random = new SplittableRandom(seed ^ (card.nmId() * 0x9E3779B97F4A7C15L));
        int low = card.subject().roubles().get(0);
        int price = low + random.nextInt(card.subject().roubles().get(1) - low + 1);
        int discount = random.nextInt(0, 61);
        int club = random.nextInt(4) == 0 ? random.nextInt(3, 16) : 0;
        boolean bySize = card.sizes().size() > 1 && random.nextInt(10) == 0;
        boolean badTurnover = random.nextInt(20) == 0;
        json.writeStartObject();
        json.writeNumberProperty("nmID", card.nmId());
        json.writeStringProperty("vendorCode", card.vendorCode());
        json.writeArrayPropertyStart("sizes");
        for (Size size : card.sizes()) {
            writeSize(json, size, bySize ? price + random.nextInt(0, 5) * 50 : price, discount, club);
        }
        json.writeEndArray();
        json.writeStringProperty("currencyIsoCode4217", "RUB");
        json.writeNumberProperty("discount", discount);
        json.writeNumberProperty("clubDiscount", club);
        json.writeBooleanProperty("editableSizePrice", bySize);
        json.writeArrayPropertyStart("wholesaleDiscountThreshold");
        json.writeEndArray();
        if (badTurnover) {
            json.writeBooleanProperty("isBadTurnover", true);
        }
        json.writeEndObject();
    }

    private static void writeSize(JsonGenerator json, Size size, int price, int discount, int club) {
        BigDecimal discounted = reduced(BigDecimal.valueOf(price), discount);
        json.writeStartObject();
        json.writeNumberProperty("sizeID", size.chrtId());
        json.writeNumberProperty("price", price);
        json.writeNumberProperty("discountedPrice", plain(discounted));
        json.writeNumberProperty("clubDiscountedPrice", plain(reduced(discounted, club)));
        json.writeStringProperty("techSizeName", size.techSize());
        json.writeEndObject();
    }

    private static BigDecimal reduced(BigDecimal price, int percent) {
        return price
            .multiply(BigDecimal.valueOf(100 - percent))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }

    /** Without trailing zeros and without an exponent: 350, 332.5. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
