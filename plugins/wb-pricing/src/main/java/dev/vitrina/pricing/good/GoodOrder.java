package dev.vitrina.pricing.good;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The order of a list of goods. */
public record GoodOrder(Field field, boolean ascending) {
    public static final GoodOrder DEFAULT = new GoodOrder(Field.VENDOR_CODE, true);

    /** Maps to {@code PricingOrderField}. */
    public enum Field {
        VENDOR_CODE("vendor_code_key"),
        PRICE("price_low"),
        DISCOUNTED_PRICE("discounted_low"),
        DISCOUNT("discount");

        private final String column;

        Field(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        Object value(@Nullable String text) {
            try {
                return this == VENDOR_CODE ? Objects.requireNonNull(text) : (Object) Long.valueOf(String.valueOf(text));
            } catch (NumberFormatException damaged) {
                throw new VitrinaException(ErrorCode.INVALID_INPUT, "The cursor is damaged; start from the first page");
            }
        }
    }
}
