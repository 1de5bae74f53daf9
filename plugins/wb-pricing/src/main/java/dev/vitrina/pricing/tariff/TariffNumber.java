package dev.vitrina.pricing.tariff;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as tariffs have them: texts with a decimal comma, a blank of any width between thousands ({@code "11,2"}, {@code "1 039"}), in places a decimal
 * point ({@code "35.65"}), and a dash or nothing where there is no tariff (WB rates spec, its examples). Exact.
 */
final class TariffNumber {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u2009\\u200A\\u202F]+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:[.,]\\d{1,8})?");
    private static final Pattern NONE = Pattern.compile("[-\\u2013\\u2014]?");

    private TariffNumber() {}

    /**
     * Empty where there is none.
     *
     * @throws NumberFormatException for what is neither a number nor none
     */
    static Optional<BigDecimal> parse(String text) {
        String plain = BLANKS.matcher(text).replaceAll("");
        if (NONE.matcher(plain).matches()) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(plain).matches()) {
            throw new NumberFormatException("No number of a tariff");
        }
        return Optional.of(new BigDecimal(plain.replace(',', '.')));
    }
}
