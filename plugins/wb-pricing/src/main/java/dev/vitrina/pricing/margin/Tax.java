package dev.vitrina.pricing.margin;

import java.math.BigDecimal;

/**
 * The tax on a sale.
 *
 * @param percent of what the system says; from 0 and below 100
 */
public record Tax(TaxSystem system, BigDecimal percent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Tax {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException("A tax is from 0 and below 100 percent, was " + percent);
        }
        if (system == TaxSystem.NONE) {
            percent = BigDecimal.ZERO;
        }
    }

    public static final Tax NONE = new Tax(TaxSystem.NONE, BigDecimal.ZERO);
}
