package dev.vitrina.products.imports;

import dev.vitrina.products.card.Card;
import dev.vitrina.products.edit.CardEdit;
import org.jspecify.annotations.Nullable;

/** What becomes of a row of a table. */
public sealed interface ImportedRow {
    /** As people count rows. */
    long line();

    /** The card will hold what the row says. */
    record Edited(long line, Card card, CardEdit edit) implements ImportedRow {}

    /** The card holds it already, or the row says nothing. */
    record Unchanged(long line) implements ImportedRow {}

    /**
     * It is left out.
     *
     * @param column the column's header; null when it is about the row
     * @param value  what stands there; empty for nothing
     */
    record Bad(long line, Flaw flaw, @Nullable String column, String value) implements ImportedRow {}

    /** Why a row is left out. */
    enum Flaw {
        KEY_MISSING,
        CARD_UNKNOWN,
        CARD_AMBIGUOUS,
        CARD_TWICE,
        NOT_A_NUMBER,
        VALUE_TOO_LONG,
        CANNOT_BE_CLEARED,
    }
}
