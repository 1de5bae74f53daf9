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

    /**
     * The good costs that already as far as is known, or the row says nothing.
     *
     * @param wanted what the row says and no row before it: prices may have changed since they were read, and only a check can tell
     */
    record Unchanged(long line, List<Wanted> wanted) implements ImportedPrice {
        public Unchanged {
            wanted = List.copyOf(wanted);
        }
    }

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
        /** Rows say different things of the same good. */
        GOOD_TWICE,
        /** Wildberries lists no price of it. */
        NO_PRICE,
        NOT_A_NUMBER,
        NOT_A_DISCOUNT,
    }
}
