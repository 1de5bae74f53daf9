package dev.vitrina.pricing.margin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a price leaves, as a straight line without any rounding: {@code (price * share - fixed * whole) / whole}. The share of the price that stays is a fraction,
 * as that of VAT has no end as a decimal number.
 *
 * @param share     numerator of the share of the price that stays after what is taken of it in percent
 * @param whole     its denominator; positive
 * @param fixed     what is taken whatever the price is
 * @param ofProfit  percent that are taken of what then stays, when something does
 */
record Leaves(BigDecimal share, BigDecimal whole, BigDecimal fixed, BigDecimal ofProfit) {
    /** Of amounts: hundredths. */
    static final int SCALE = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(SCALE);

    static Leaves of(BigDecimal commissionPercent, BigDecimal fixed, Tax tax) {
        BigDecimal share = HUNDRED.subtract(commissionPercent);
        return switch (tax.system()) {
            case NONE -> new Leaves(share, HUNDRED, fixed, BigDecimal.ZERO);
            case USN_INCOME -> new Leaves(share.subtract(tax.percent()), HUNDRED, fixed, BigDecimal.ZERO);
            case USN_INCOME_MINUS_COSTS -> new Leaves(share, HUNDRED, fixed, tax.percent());
            case VAT -> {
                BigDecimal gross = HUNDRED.add(tax.percent());
                yield new Leaves(
                    share.multiply(gross).subtract(HUNDRED.multiply(tax.percent())),
                    HUNDRED.multiply(gross),
                    fixed,
                    BigDecimal.ZERO
                );
            }
        };
    }

    /** Rounded down. */
    BigDecimal profit(BigDecimal price) {
        BigDecimal scaled = scaled(price);
        return scaled.divide(whole.multiply(HUNDRED), SCALE, RoundingMode.FLOOR);
    }

    /** Of a price above 0; rounded down. */
    BigDecimal percent(BigDecimal price) {
        return scaled(price).divide(whole.multiply(price), SCALE, RoundingMode.FLOOR);
    }

    /** The least price of which at least this percent is profit; empty when no price is that high. */
    Optional<BigDecimal> priceFor(BigDecimal percent) {
        // (price * share - fixed * whole) * kept / (whole * 100) >= price * percent / 100
        BigDecimal kept = percent.signum() > 0 ? HUNDRED.subtract(ofProfit) : HUNDRED;
        BigDecimal gain = share.multiply(kept).subtract(percent.multiply(whole));
        BigDecimal need = fixed.multiply(whole).multiply(kept);
        if (gain.signum() > 0) {
            return Optional.of(need.divide(gain, SCALE, RoundingMode.CEILING).max(LEAST));
        }
        return gain.signum() == 0 && need.signum() == 0 ? Optional.of(LEAST) : Optional.empty();
    }

    /** The profit, times the denominator and a hundred. */
    private BigDecimal scaled(BigDecimal price) {
        BigDecimal before = price.multiply(share).subtract(fixed.multiply(whole));
        return before.multiply(before.signum() > 0 ? HUNDRED.subtract(ofProfit) : HUNDRED);
    }
}
