package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Size;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/** Spells prices as the lists do: whole prices, discounted ones with the decimals they need. */
final class PriceJson {

    private final String currency;

    PriceJson(String currency) {
        this.currency = currency;
    }

    void goods(JsonGenerator json, PricedCard priced, boolean badTurnover) {
        Goods goods = priced.goods();
        Card card = priced.card();
        json.writeStartObject();
        json.writeNumberProperty("nmID", goods.nmId());
        json.writeStringProperty("vendorCode", card.vendorCode());
        json.writeArrayPropertyStart("sizes");
        for (Size size : card.sizes()) {
            json.writeStartObject();
            json.writeNumberProperty("sizeID", size.chrtId());
            prices(json, goods, size);
            json.writeStringProperty("techSizeName", size.techSize());
            json.writeEndObject();
        }
        json.writeEndArray();
        discounts(json, goods);
        json.writeBooleanProperty("editableSizePrice", PriceGenerator.hasEditableSizePrice(card));
        json.writeArrayPropertyStart("wholesaleDiscountThreshold");
        json.writeEndArray();
        turnover(json, badTurnover);
        json.writeEndObject();
    }

    void size(JsonGenerator json, PricedCard priced, Size size, boolean badTurnover) {
        Goods goods = priced.goods();
        json.writeStartObject();
        json.writeNumberProperty("nmID", goods.nmId());
        json.writeNumberProperty("sizeID", size.chrtId());
        json.writeStringProperty("vendorCode", priced.card().vendorCode());
        prices(json, goods, size);
        discounts(json, goods);
        json.writeStringProperty("techSizeName", size.techSize());
        json.writeBooleanProperty("editableSizePrice", true);
        turnover(json, badTurnover);
        json.writeEndObject();
    }

    void held(JsonGenerator json, Goods goods, Held held) {
        BigDecimal asked = Goods.reduced(BigDecimal.valueOf(held.price()), held.discount());
        json.writeStartObject();
        json.writeNumberProperty("nmID", goods.nmId());
        json.writeNullProperty("sizeID");
        json.writeStringProperty("techSizeName", "");
        json.writeStringProperty("currencyIsoCode4217", currency);
        json.writeNumberProperty("newPrice", held.price());
        json.writeNumberProperty("oldPrice", goods.price());
        json.writeNumberProperty("newDiscount", held.discount());
        json.writeNumberProperty("oldDiscount", goods.discount());
        json.writeNumberProperty("priceDiff", plain(asked.subtract(goods.discountedPrice())));
        json.writeEndObject();
    }

    private static void prices(JsonGenerator json, Goods goods, Size size) {
        int price = goods.priceOf(size.chrtId());
        BigDecimal discounted = Goods.reduced(BigDecimal.valueOf(price), goods.discount());
        json.writeNumberProperty("price", price);
        json.writeNumberProperty("discountedPrice", plain(discounted));
        json.writeNumberProperty("clubDiscountedPrice", plain(Goods.reduced(discounted, goods.clubDiscount())));
    }

    private void discounts(JsonGenerator json, Goods goods) {
        json.writeStringProperty("currencyIsoCode4217", currency);
        json.writeNumberProperty("discount", goods.discount());
        json.writeNumberProperty("clubDiscount", goods.clubDiscount());
    }

    /** The field is missing unless it is true (items spec, isBadTurnover). */
    private static void turnover(JsonGenerator json, boolean bad) {
        if (bad) {
            json.writeBooleanProperty("isBadTurnover", true);
        }
    }

    /** Without trailing zeros and without an exponent: 350, 332.5. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
