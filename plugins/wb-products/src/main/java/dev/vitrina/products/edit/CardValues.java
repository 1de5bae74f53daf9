package dev.vitrina.products.edit;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.Card.Dimensions;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The values of a card's fields. */
public final class CardValues {

    private CardValues() {}

    public static FieldValue of(Card card, CardField field) {
        return switch (field) {
            case CardField.Text.TITLE -> FieldValue.text(card.title());
            case CardField.Text.DESCRIPTION -> FieldValue.text(card.description());
            case CardField.Text.BRAND -> FieldValue.text(card.brand());
            case CardField.Text.VENDOR_CODE -> FieldValue.text(card.vendorCode());
            case CardField.Measure measure -> FieldValue.amount(amount(card.dimensions(), measure));
            case CardField.Characteristic(long id) -> FieldValue.values(
                card
                    .characteristics()
                    .stream()
                    .filter(characteristic -> characteristic.id() == id)
                    .flatMap(characteristic -> characteristic.values().stream())
                    .toList()
            );
        };
    }

    private static @Nullable BigDecimal amount(@Nullable Dimensions dimensions, CardField.Measure measure) {
        return dimensions == null
            ? null
            : switch (measure) {
                case LENGTH -> decimal(dimensions.length());
                case WIDTH -> decimal(dimensions.width());
                case HEIGHT -> decimal(dimensions.height());
                case WEIGHT -> dimensions.weightBrutto();
            };
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }
}
