package dev.vitrina.pricing.imports;

import dev.vitrina.pricing.change.PriceRows.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a row of a table of prices. */
public sealed interface ImportedPrice {
    /** As people count rows: 1 for the first. */
    long line();

    /** It changes something. */
    record Wants(long line, List<Wanted> wanted) implements ImportedPrice {
        public Wants {
            wanted = List.copyOf(wanted);
        }
    }

    /** The good costs that already, or the row says nothing. */
    record Unchanged(long line) implements ImportedPrice {}

    /**
     * It is left out.
     *
     * @param column header of what is wrong; null when it is about the row
     * @param value  what stands there; empty for nothing
     */
    record Bad(long line, Flaw flaw, @Nullable String column, String value) implements ImportedPrice {}

    /** Why a row is left out. */
    enum Flaw {
        KEY_MISSING,
        CARD_UNKNOWN,
        CARD_AMBIGUOUS,
        SIZE_UNKNOWN,
        /** An earlier row says something else of the same good. */
        GOOD_TWICE,
        /** Wildberries lists no price of it. */
        NO_PRICE,
        NOT_A_NUMBER,
        NOT_A_DISCOUNT,
    }
}
