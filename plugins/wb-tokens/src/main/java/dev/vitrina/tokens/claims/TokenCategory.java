package dev.vitrina.tokens.claims;

import java.util.Arrays;
import java.util.List;

/** A category of methods; {@code bit} is its place in the claim {@code s}, counted from 0 (WB knowledge base, tokens). */
public enum TokenCategory {
    CONTENT(1),
    ANALYTICS(2),
    PRICES(3),
    MARKETPLACE(4),
    STATISTICS(5),
    PROMOTION(6),
    FEEDBACK(7),
    BUYER_CHAT(9),
    SUPPLIES(10),
    BUYER_RETURNS(11),
    DOCUMENTS(12),
    FINANCE(13),
    USERS(16);

    private final int bit;

    TokenCategory(int bit) {
        this.bit = bit;
    }

    /** The categories of a property mask, in the order of their bits; bits without a category are passed over. */
    public static List<TokenCategory> of(long properties) {
        return Arrays.stream(values())
            .filter(category -> (properties & (1L << category.bit)) != 0)
            .toList();
    }
}
