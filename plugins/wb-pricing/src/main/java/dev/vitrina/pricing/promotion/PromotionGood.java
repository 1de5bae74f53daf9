package dev.vitrina.pricing.promotion;

import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;

/**
 * A good that takes part in a promotion or could (WB promotion spec, calendar/promotions/nomenclatures).
 *
 * @param currency     ISO 4217
 * @param price        before the discount
 * @param discount     percent
 * @param planPrice    to be paid at most
 * @param planDiscount percent, with which that is reached
 */
public record PromotionGood(
    long nmId,
    boolean takingPart,
    String currency,
    BigDecimal price,
    int discount,
    BigDecimal planPrice,
    int planDiscount
) {
    /** What is paid now. */
    public BigDecimal paid() {
        return Prices.discounted(price, discount);
    }

    /** The discount it has once it takes part: a deeper one stays. */
    public int discountThen() {
        return Math.max(discount, planDiscount);
    }

    /** What is paid once it takes part. */
    public BigDecimal paidThen() {
        return Prices.discounted(price, discountThen());
    }
}
