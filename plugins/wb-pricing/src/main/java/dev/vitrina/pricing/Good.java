package dev.vitrina.pricing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card's prices; maps to the GraphQL type {@code PricingGood}. */
record Good(
    long nmId,
    @Nullable String vendorCode,
    int discount,
    int clubDiscount,
    boolean editableSizePrice,
    List<SizePrice> sizes
) {
    /** The prices of one size. */
    record SizePrice(
        long sizeId,
        @Nullable String techSize,
        Money price,
        Money discountedPrice,
        Money clubDiscountedPrice
    ) {}
}
