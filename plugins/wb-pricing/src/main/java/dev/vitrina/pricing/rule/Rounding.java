package dev.vitrina.pricing.rule;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Brings a price to an ending: 9 gives 1,239, 99 gives 1,299, 00 gives 1,300.
 *
 * @param ending one to four digits, as they are to stand at the end
 */
public record Rounding(String ending, Direction direction) {
    public Rounding {
        if (!ending.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("An ending has one to four digits, was " + ending);
        }
    }

    /** Maps to {@code PricingRoundingDirection}. */
    public enum Direction {
        UP,
        DOWN,
        NEAREST,
    }

    /** A whole price with the ending; never below the least one there is. */
    public BigDecimal of(BigDecimal price) {
        BigInteger step = BigInteger.TEN.pow(ending.length());
        BigInteger last = new BigInteger(ending);
        BigInteger whole = price.setScale(0, java.math.RoundingMode.FLOOR).toBigInteger();
        BigInteger below = whole.subtract(whole.subtract(last).mod(step));
        BigInteger above = price.compareTo(new BigDecimal(below)) == 0 ? below : below.add(step);
        BigInteger least = last.signum() == 0 ? step : last;
        if (below.compareTo(least) < 0) {
            return new BigDecimal(above.max(least));
        }
        return new BigDecimal(
            switch (direction) {
                case UP -> above;
                case DOWN -> below;
                case NEAREST -> price.subtract(new BigDecimal(below)).compareTo(new BigDecimal(above).subtract(price)) <
                    0
                    ? below
                    : above;
            }
        );
    }
}
