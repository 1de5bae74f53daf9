package dev.vitrina.pricing.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a row changes. Each sort has an upload method of its own, so that rows of different sorts are never sent together. */
public sealed interface PriceKey {
    int MOST_DIGITS = 15;
    Pattern TEXT = Pattern.compile("([1-9][0-9]{0,14})(?:/(club)|/size/([1-9][0-9]{0,14}))?");

    long nmId();

    /** {@code 12}, {@code 12/size/34} or {@code 12/club}; the key of its row. */
    String text();

    /** The {@link dev.vitrina.api.change.ChangeRow#group} of its row. */
    String group();

    /** Price and discount of a good, for all its sizes. */
    record Goods(long nmId) implements PriceKey {
        static final String GROUP = "goods";

        @Override
        public String text() {
            return Long.toString(nmId);
        }

        @Override
        public String group() {
            return GROUP;
        }
    }

    /** The price of one size. */
    record Size(long nmId, long sizeId) implements PriceKey {
        static final String GROUP = "size";

        @Override
        public String text() {
            return nmId + "/size/" + sizeId;
        }

        @Override
        public String group() {
            return GROUP;
        }
    }

    /** The discount for members of WB Club. */
    record Club(long nmId) implements PriceKey {
        static final String GROUP = "club";

        @Override
        public String text() {
            return nmId + "/club";
        }

        @Override
        public String group() {
            return GROUP;
        }
    }

    /** Empty for a text that is none. */
    static Optional<PriceKey> read(String text) {
        if (isWholeNumber(text)) {
            return Optional.of(new Goods(Long.parseLong(text)));
        }
        Matcher key = TEXT.matcher(text);
        if (!key.matches()) {
            return Optional.empty();
        }
        long nmId = Long.parseLong(key.group(1));
        if (key.group(2) != null) {
            return Optional.of(new Club(nmId));
        }
        return Optional.of(key.group(3) == null ? new Goods(nmId) : new Size(nmId, Long.parseLong(key.group(3))));
    }

    /** As nearly all keys are, of which a check of a large set reads each several times. */
    private static boolean isWholeNumber(String text) {
        return (
            !text.isEmpty() &&
            text.length() <= MOST_DIGITS &&
            text.charAt(0) != '0' &&
            text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        );
    }

    /** Of a row that this plugin made. */
    static PriceKey of(String key) {
        return read(key).orElseThrow(() -> new IllegalStateException("No row is called `" + key + "`"));
    }
}
