package dev.vitrina.pricing.joining;

import dev.vitrina.api.change.ChangeRow;
import dev.vitrina.api.change.DraftRow;
import dev.vitrina.api.change.FieldChange;
import dev.vitrina.pricing.promotion.PromotionGood;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A good that is to take part in a promotion, as a row of a change set and back. Rows of one promotion and one moment are sent together.
 *
 * @param now whether its discount counts at once, and not only from the start
 */
record Entry(long promotion, long nmId, boolean now) {
    static final String TAKES_PART = "takesPart";
    static final String DISCOUNT = "discount";
    static final String DISCOUNTED = "discountedPrice";

    private static final Pattern KEY = Pattern.compile("([1-9][0-9]{0,14})/([1-9][0-9]{0,14})");
    private static final String NOW = "now";

    /** The payload of a row says nothing else. */
    private static final String COSTS_HIDDEN = "{\"costsHidden\":true}";

    static Entry of(ChangeRow row) {
        Matcher key = matched(row.key());
        String group = row.group();
        return new Entry(
            Long.parseLong(key.group(1)),
            Long.parseLong(key.group(2)),
            group != null && group.endsWith("/" + NOW)
        );
    }

    static long nmId(String key) {
        return Long.parseLong(matched(key).group(2));
    }

    static long promotion(String key) {
        return Long.parseLong(matched(key).group(1));
    }

    private static Matcher matched(String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalStateException("No row is called `" + key + "`");
        }
        return matcher;
    }

    String key() {
        return promotion + "/" + nmId;
    }

    DraftRow draft(@Nullable PromotionGood good, @Nullable String vendorCode) {
        String label = vendorCode == null || vendorCode.isBlank() ? Long.toString(nmId) : vendorCode;
        return new DraftRow(key(), label, promotion + (now ? "/" + NOW : "/start"), "{}", fields(good));
    }

    /** The same, drafted by somebody who may not see costs: its check tells him of no cost. */
    static DraftRow hidingCosts(DraftRow row) {
        return new DraftRow(row.key(), row.label(), row.group(), COSTS_HIDDEN, row.fields());
    }

    static boolean hidesCosts(ChangeRow row) {
        return row.payload().equals(COSTS_HIDDEN);
    }

    static List<FieldChange> fields(@Nullable PromotionGood good) {
        if (good == null) {
            return List.of(new FieldChange(TAKES_PART, "false", "true"));
        }
        return List.of(
            new FieldChange(TAKES_PART, Boolean.toString(good.takingPart()), "true"),
            new FieldChange(DISCOUNT, Integer.toString(good.discount()), Integer.toString(good.discountThen())),
            new FieldChange(DISCOUNTED, plain(good.paid()), plain(good.paidThen()))
        );
    }

    static String plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
