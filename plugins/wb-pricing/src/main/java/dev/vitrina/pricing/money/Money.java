package dev.vitrina.pricing.money;

import java.math.BigDecimal;

/**
 * An amount with its currency; maps to {@code PricingMoney}.
 *
 * @param amount       as plain decimal text, exact
 * @param currencyCode ISO 4217
 */
public record Money(String amount, String currencyCode) {
    public static Money of(BigDecimal amount, String currencyCode) {
        return new Money(amount.toPlainString(), currencyCode);
    }
}
