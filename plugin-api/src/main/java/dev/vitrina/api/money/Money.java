package dev.vitrina.api.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money. {@code 1.50} and {@code 1.5} are equal; amounts of different currencies never are.
 *
 * @param amount       in the currency's unit, not its hundredth: 1990.50 are 1990 roubles and 50 kopecks; without trailing zeros after the point
 * @param currencyCode ISO 4217, for example {@code RUB}
 */
public record Money(BigDecimal amount, String currencyCode) {
    /** @throws IllegalArgumentException when there is no such currency */
    public Money {
        Currency.getInstance(currencyCode);
        BigDecimal stripped = amount.stripTrailingZeros();
        amount = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * An amount that is written down.
     *
     * @param amount a decimal number with a point, {@code 1990.5}
     * @throws NumberFormatException when it is none
     */
    public static Money of(String amount, String currencyCode) {
        return new Money(new BigDecimal(amount), currencyCode);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        if (!currencyCode.equals(other.currencyCode)) {
            throw new IllegalArgumentException("%s and %s have no sum".formatted(currencyCode, other.currencyCode));
        }
        return new Money(amount.add(other.amount), currencyCode);
    }

    /** For a log: {@code 1990.5 RUB}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currencyCode;
    }
}
