package dev.vitrina.pricing.cost;

import org.jspecify.annotations.Nullable;

/** What becomes of one cost that was told. */
sealed interface Judged {
    /** As people count rows: 1 for the first. */
    long line();

    /** It can be kept. */
    record Fit(long line, NewCost cost) implements Judged {}

    /** The row says nothing of a cost. */
    record Blank(long line) implements Judged {}

    /**
     * It is left out.
     *
     * @param column header or name of what is wrong; null when it is about the row
     * @param value  what stands there; empty for nothing
     */
    record Unfit(long line, Flaw flaw, @Nullable String column, String value) implements Judged {}

    /** Why a row is left out. */
    enum Flaw {
        KEY_MISSING,
        CARD_UNKNOWN,
        CARD_AMBIGUOUS,
        SIZE_UNKNOWN,
        COST_TWICE,
        NOT_AN_AMOUNT,
        NOT_A_CURRENCY,
        NOT_A_DATE,
    }
}
