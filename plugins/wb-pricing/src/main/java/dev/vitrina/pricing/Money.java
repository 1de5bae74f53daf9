package dev.vitrina.pricing;

import java.math.BigDecimal;

/** An amount with its currency; the amount as plain decimal text. */
record Money(String amount, String currencyCode) {
    static Money of(BigDecimal amount, String currencyCode) {
        return new Money(amount.toPlainString(), currencyCode);
    }
}
