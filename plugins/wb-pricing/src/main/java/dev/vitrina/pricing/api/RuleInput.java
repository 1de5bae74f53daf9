package dev.vitrina.pricing.api;

import dev.vitrina.pricing.rule.CopyFromShop;
import dev.vitrina.pricing.rule.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps to {@code PricingRuleInput}; which parts an operation needs is told there. */
public record RuleInput(
    Operation operation,
    @Nullable BigDecimal value,
    @Nullable String ending,
    Rounding.@Nullable Direction rounding,
    @Nullable List<String> sizes,
    @Nullable String shopId,
    CopyFromShop.@Nullable Match match,
    @Nullable Instant time
) {
    /** Maps to {@code PricingRuleOperation}. */
    public enum Operation {
        PRICE_PERCENT,
        PRICE_AMOUNT,
        SET_PRICE,
        SET_DISCOUNTED_PRICE,
        SET_DISCOUNT,
        SET_CLUB_DISCOUNT,
        SET_MARGIN,
        COPY_FROM_SHOP,
        COPY_FROM_DATE,
    }
}
