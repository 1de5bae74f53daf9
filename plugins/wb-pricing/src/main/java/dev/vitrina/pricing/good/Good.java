package dev.vitrina.pricing.good;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A card's prices (WB items spec, list/goods/filter). All amounts are exact, in units of the currency.
 *
 * @param currency          ISO 4217
 * @param discount          percent
 * @param clubDiscount      percent, on top of the discount, for members of WB Club
 * @param editableSizePrice whether sizes may have prices of their own
 * @param badTurnover       whether Wildberries counts it among what sells badly
 */
public record Good(
    long nmId,
    @Nullable String vendorCode,
    String currency,
    int discount,
    int clubDiscount,
    boolean editableSizePrice,
    boolean badTurnover,
    List<SizePrice> sizes
) {
    public Good {
        sizes = List.copyOf(sizes);
    }

    /**
     * The prices of one size.
     *
     * @param sizeId equal to the card's chrtID
     * @param price  before any discount, whole
     */
    public record SizePrice(
        long sizeId,
        @Nullable String techSize,
        BigDecimal price,
        BigDecimal discountedPrice,
        BigDecimal clubDiscountedPrice
    ) {}

    /** The price before discount that all sizes have; empty when they differ, or there is none. */
    public Optional<BigDecimal> price() {
        boolean one = sizes.stream().map(SizePrice::price).map(BigDecimal::stripTrailingZeros).distinct().count() == 1;
        return one ? Optional.of(sizes.getFirst().price()) : Optional.empty();
    }

    public Optional<SizePrice> size(long sizeId) {
        return sizes
            .stream()
            .filter(size -> size.sizeId() == sizeId)
            .findFirst();
    }

    /** What people call it. */
    public String label() {
        return vendorCode == null || vendorCode.isBlank() ? Long.toString(nmId) : vendorCode;
    }
}
