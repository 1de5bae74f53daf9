package dev.vitrina.pricing.cost;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Codes of ISO 4217. */
final class Currencies {

    private Currencies() {}

    /** The code, in any case; empty when it is none. */
    static Optional<String> of(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        try {
            return code.matches("[A-Z]{3}")
                ? Optional.of(Currency.getInstance(code).getCurrencyCode())
                : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
