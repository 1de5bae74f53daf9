package dev.vitrina.products.health;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.card.Card.Dimensions;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a card says of its package. */
final class Measures {

    private Measures() {}

    /** Any of the four, zero counting as none. */
    static boolean given(Card card) {
        Dimensions dimensions = card.dimensions();
        return (
            dimensions != null &&
            (positive(dimensions.length()) ||
                positive(dimensions.width()) ||
                positive(dimensions.height()) ||
                positive(dimensions.weightBrutto()))
        );
    }

    /** Wildberries says so, or one of the three lengths is missing: no package has only two. */
    static boolean suspicious(Card card) {
        Dimensions dimensions = card.dimensions();
        return (
            dimensions != null &&
            (Boolean.FALSE.equals(dimensions.isValid()) ||
                !positive(dimensions.length()) ||
                !positive(dimensions.width()) ||
                !positive(dimensions.height()))
        );
    }

    private static boolean positive(@Nullable Number number) {
        return switch (number) {
            case null -> false;
            case BigDecimal decimal -> decimal.signum() > 0;
            default -> number.longValue() > 0;
        };
    }
}
