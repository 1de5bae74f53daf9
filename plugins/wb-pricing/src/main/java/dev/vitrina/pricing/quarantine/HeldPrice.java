package dev.vitrina.pricing.quarantine;

import dev.vitrina.pricing.good.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A price in quarantine (WB items spec, quarantine/goods): the good is sold at the old one until another is set, or this one released in the seller's cabinet.
 * Prices are before the discount.
 *
 * @param currency    ISO 4217
 * @param newDiscount percent, as is the old one
 */
public record HeldPrice(
    long nmId,
    String currency,
    BigDecimal newPrice,
    int newDiscount,
    BigDecimal oldPrice,
    int oldDiscount
) {
    private static final BigDecimal THREE_HUNDRED = BigDecimal.valueOf(300);

    /** What would be paid. */
    public BigDecimal newPaid() {
        return Prices.discounted(newPrice, newDiscount);
    }

    /** What is paid meanwhile. */
    public BigDecimal oldPaid() {
        return Prices.discounted(oldPrice, oldDiscount);
    }

    /** How much less would be paid; negative when it were more. */
    public BigDecimal drop() {
        return oldPaid().subtract(newPaid());
    }

    public boolean isThreefoldDrop() {
        return Prices.isThreefoldDrop(oldPaid(), newPaid());
    }

    /** The least whole price that Wildberries takes at once with the new discount; empty where nothing is paid whatever the price. */
    public Optional<BigDecimal> leastAccepted() {
        if (newDiscount > Prices.MOST_DISCOUNT) {
            return Optional.empty();
        }
        // Above a third of what is paid; and where rounding takes that away again, one more.
        BigDecimal price = oldPaid()
            .multiply(BigDecimal.valueOf(100))
            .divide(THREE_HUNDRED.subtract(BigDecimal.valueOf(3L * newDiscount)), 0, RoundingMode.FLOOR)
            .max(BigDecimal.ONE);
        while (Prices.isThreefoldDrop(oldPaid(), Prices.discounted(price, newDiscount))) {
            price = price.add(BigDecimal.ONE);
        }
        return Optional.of(price);
    }
}
