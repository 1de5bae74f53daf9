package dev.vitrina.pricing.good;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How Wildberries reckons prices: whole units before a discount of whole percents, hundredths after it (WB items spec, list/goods/filter). */
public final class Prices {

    public static final int MOST_DISCOUNT = 99;

    /** More than anything costs, and little enough to be multiplied without a thought. */
    public static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Prices() {}

    /** What is left of a price after a discount, to the hundredth, half up. */
    public static BigDecimal discounted(BigDecimal price, int discount) {
        return price.multiply(BigDecimal.valueOf(100L - discount)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    /** The least whole price which after the discount is at least as much. */
    public static BigDecimal before(BigDecimal discounted, int discount) {
        return discounted.multiply(HUNDRED).divide(BigDecimal.valueOf(100L - discount), 0, RoundingMode.CEILING);
    }

    /** The least amount, to the hundredth, which after the discount of WB Club is at least as much. */
    public static BigDecimal beforeClub(BigDecimal discounted, int clubDiscount) {
        return discounted.multiply(HUNDRED).divide(BigDecimal.valueOf(100L - clubDiscount), 2, RoundingMode.CEILING);
    }

    /**
     * Whether Wildberries puts the good into quarantine: the new discounted price is at least three times lower (WB items spec, quarantine/goods).
     * A good without a price so far is not.
     */
    public static boolean isThreefoldDrop(BigDecimal before, BigDecimal after) {
        return before.signum() > 0 && after.multiply(BigDecimal.valueOf(3)).compareTo(before) <= 0;
    }

    /**
     * How far it is from one price to another in percent of the higher of both, to the hundredth; negative downwards. So the way back is as far, and who may
     * lower a price may take that back.
     */
    public static BigDecimal step(BigDecimal before, BigDecimal after) {
        return before.signum() <= 0
            ? BigDecimal.ZERO
            : after.subtract(before).multiply(HUNDRED).divide(before.max(after), 2, RoundingMode.HALF_UP);
    }
}
