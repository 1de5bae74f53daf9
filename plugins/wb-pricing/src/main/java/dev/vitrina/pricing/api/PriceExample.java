package dev.vitrina.pricing.api;

import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.change.PriceRows;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of what would become a draft; maps to {@code PricingPriceExample}. */
public record PriceExample(
    long nmId,
    String label,
    @Nullable String priceBefore,
    @Nullable String priceAfter,
    @Nullable String discountBefore,
    @Nullable String discountAfter,
    @Nullable String paidBefore,
    @Nullable String paidAfter,
    String currencyCode
) {
    private static final Set<String> DISCOUNTS = Set.of(PriceRows.DISCOUNT, PriceRows.CLUB_DISCOUNT);
    private static final Set<String> PAID = Set.of("discountedPrice", "clubDiscountedPrice");

    static PriceExample of(DraftRow row, String currency) {
        return new PriceExample(
            PriceKey.read(row.key()).orElseThrow().nmId(),
            row.label(),
            value(row, Set.of(PriceRows.PRICE), FieldChange::before),
            value(row, Set.of(PriceRows.PRICE), FieldChange::after),
            value(row, DISCOUNTS, FieldChange::before),
            value(row, DISCOUNTS, FieldChange::after),
            value(row, PAID, FieldChange::before),
            value(row, PAID, FieldChange::after),
            currency
        );
    }

    private static @Nullable String value(
        DraftRow row,
        Set<String> names,
        Function<FieldChange, @Nullable String> side
    ) {
        for (FieldChange field : row.fields()) {
            if (names.contains(field.name())) {
                return side.apply(field);
            }
        }
        return null;
    }
}
