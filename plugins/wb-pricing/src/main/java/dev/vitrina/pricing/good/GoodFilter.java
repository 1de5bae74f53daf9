package dev.vitrina.pricing.good;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which goods; null asks nothing. Maps to {@code PricingFilter}.
 *
 * @param text    part of the vendor code or of the nmId
 * @param paidMin least amount paid after the discount, for the cheapest size
 */
public record GoodFilter(
    @Nullable String text,
    @Nullable Integer discountMin,
    @Nullable Integer discountMax,
    @Nullable BigDecimal paidMin,
    @Nullable BigDecimal paidMax,
    @Nullable Boolean pricedBySize,
    @Nullable Boolean badTurnover
) {
    public static final GoodFilter ALL = new GoodFilter(null, null, null, null, null, null, null);

    /** For LIKE, in which what somebody types means itself. */
    @Nullable
    String pattern() {
        if (text == null || text.isBlank()) {
            return null;
        }
        String typed = text.strip().toLowerCase(Locale.ROOT);
        return "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    static @Nullable Long hundredths(@Nullable BigDecimal amount) {
        return amount == null
            ? null
            : (Long) amount.min(Prices.MOST).max(BigDecimal.ZERO).movePointRight(2).longValue();
    }
}
