package dev.vitrina.pricing.rule;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people copy them out of spreadsheets: decimal commas, spaces of any width between thousands, currency signs and words, a percent sign. What can be
 * read in two ways is not read at all: of "1,234" and "1.234" nobody knows whether it is a thousand or one and a bit. Nor is an amount in percent, or a percentage
 * in roubles.
 */
public final class NumberText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f]+");
    private static final Pattern CURRENCY = Pattern.compile(
        "(?iu)^[₽$€]|(?:₽|\\$|€|¥|₸|֏|rub|usd|eur|cny|kzt|byn|kgs|amd|uzs|руб(?:\\.|лей|ля|ль)?|р\\.?|сом|тг)$"
    );
    private static final Pattern PERCENT = Pattern.compile("%$");
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,12}(?:\\.(?:[0-9]{1,2}|[0-9]{4}))?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]{1,4}");
    private static final Pattern COMMA = Pattern.compile("-?[0-9]{1,12},(?:[0-9]{1,2}|[0-9]{2}00)");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int MOST_DIGITS = 12;

    private NumberText() {}

    /** An amount of money, with its currency or without. Empty when it is none, or could be two. */
    public static Optional<BigDecimal> amount(String text) {
        return number(text, CURRENCY);
    }

    /** A whole percentage of no more than a hundred either way, with its sign or without. Empty when it is none. */
    public static Optional<Integer> percent(String text) {
        return number(text, PERCENT)
            .filter(value -> value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(WHOLE) <= 0)
            .map(BigDecimal::intValueExact);
    }

    private static Optional<BigDecimal> number(String text, Pattern unit) {
        if (isWhole(text)) {
            return Optional.of(new BigDecimal(text));
        }
        String written = SPACES.matcher(text).replaceAll("").replace('\u2212', '-');
        String bare = isBare(written) ? written : unit.matcher(written).replaceAll("");
        if (PLAIN.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare));
        }
        if (GROUPED.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare.replace(",", "")));
        }
        return COMMA.matcher(bare).matches() ? Optional.of(new BigDecimal(bare.replace(',', '.'))) : Optional.empty();
    }

    /** As most cells of a long table are. */
    private static boolean isWhole(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(NumberText::isDigit);
    }

    /** Units stand at an end. */
    private static boolean isBare(String written) {
        return (
            !written.isEmpty() &&
            isDigit(written.charAt(written.length() - 1)) &&
            (isDigit(written.charAt(0)) || written.charAt(0) == '-')
        );
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
