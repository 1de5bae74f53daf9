package dev.vitrina.pricing.rule;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as people copy them out of spreadsheets: decimal commas, spaces of any width between thousands, currency signs and words, a percent sign. What can be
 * read in two ways is not read at all: of "1,234" nobody knows whether it is a thousand or one and a bit.
 */
public final class NumberText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f]+");
    private static final Pattern UNIT = Pattern.compile(
        "(?iu)(?:₽|\\$|€|¥|₸|֏|rub|usd|eur|cny|kzt|byn|kgs|amd|uzs|руб(?:\\.|лей|ля|ль)?|р\\.?|сом|тг|%)$"
    );
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,4})?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]{1,4}");
    private static final Pattern COMMA = Pattern.compile("-?[0-9]{1,12},[0-9]{1,2}(?:00)?");

    private NumberText() {}

    /** Empty when it is no number, or could be two. */
    public static Optional<BigDecimal> read(String text) {
        String bare = SPACES.matcher(text).replaceAll("").replace('\u2212', '-');
        bare = UNIT.matcher(bare).replaceFirst("");
        if (bare.startsWith("₽") || bare.startsWith("$") || bare.startsWith("€")) {
            bare = bare.substring(1);
        }
        if (PLAIN.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare));
        }
        if (GROUPED.matcher(bare).matches()) {
            return Optional.of(new BigDecimal(bare.replace(",", "")));
        }
        return COMMA.matcher(bare).matches() ? Optional.of(new BigDecimal(bare.replace(',', '.'))) : Optional.empty();
    }
}
