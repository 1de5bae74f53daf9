package dev.vitrina.pricing.cost;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as people type and paste it: {@code 1 234,50 ₽}, {@code 1,234.50}, {@code 1234}; blanks of any width, a decimal comma or point, the sign or name of a
 * currency before or behind. Nothing is guessed: with at most two digits behind the last separator, {@code 1,234} is neither 1234 nor 1.234, but refused.
 *
 * @param currency ISO 4217; null when none is written
 */
record AmountText(BigDecimal amount, @Nullable String currency) {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u2009\\u200A\\u202F]+");
    private static final Map<String, String> CURRENCIES = Map.ofEntries(
        Map.entry("₽", "RUB"),
        Map.entry("руб", "RUB"),
        Map.entry("руб.", "RUB"),
        Map.entry("р", "RUB"),
        Map.entry("р.", "RUB"),
        Map.entry("рублей", "RUB"),
        Map.entry("$", "USD"),
        Map.entry("€", "EUR"),
        Map.entry("¥", "CNY"),
        Map.entry("元", "CNY"),
        Map.entry("₸", "KZT")
    );
    private static final Pattern WRITTEN = Pattern.compile(
        "(?<before>[^\\d.,'-]*)(?<number>\\d(?:[\\d.,' ]*\\d)?)(?<after>\\D*)"
    );
    /** Thousands, if they are apart, by one separator; then another one, if any, and hundredths. */
    private static final Pattern NUMBER = Pattern.compile(
        "(?<whole>\\d{1,12}|\\d{1,3}(?<group>[.,' ])\\d{3}(?:\\k<group>\\d{3})*)(?:(?<point>[.,])(?<part>\\d{1,2}))?"
    );

    /** Empty for what is no amount, a negative one, or one with more than two digits behind the separator. */
    static Optional<AmountText> parse(String text) {
        Matcher written = WRITTEN.matcher(BLANKS.matcher(text).replaceAll(" ").strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        String sign = (written.group("before") + written.group("after")).strip().toLowerCase(Locale.ROOT);
        Optional<String> currency = currency(sign);
        if (!sign.isEmpty() && currency.isEmpty()) {
            return Optional.empty();
        }
        return number(written.group("number")).map(amount -> new AmountText(amount, currency.orElse(null)));
    }

    private static Optional<BigDecimal> number(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        String group = number.group("group");
        String point = number.group("point");
        // One group of thousands and nothing behind it may as well be thousandths; one separator cannot be both.
        if (group != null && (group.equals(point) || (point == null && isThousandths(text, group)))) {
            return Optional.empty();
        }
        String whole = number.group("whole").replaceAll("[.,' ]", "");
        String part = number.group("part");
        return Optional.of(new BigDecimal(part == null ? whole : whole + "." + part)).filter(
            amount -> amount.precision() - amount.scale() <= 12
        );
    }

    private static boolean isThousandths(String text, String separator) {
        return ".,".contains(separator) && text.indexOf(separator) == text.lastIndexOf(separator);
    }

    private static Optional<String> currency(String sign) {
        String known = CURRENCIES.get(sign);
        return known != null ? Optional.of(known) : Currencies.of(sign);
    }
}
