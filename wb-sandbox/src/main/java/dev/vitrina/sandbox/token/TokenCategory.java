package dev.vitrina.sandbox.token;

/** What a token opens. Each category is one bit of the claim {@code s} (counted from 0; bit 8 is no longer in use). */
public enum TokenCategory {
    CONTENT(1),
    ANALYTICS(2),
    PRICES(3),
    MARKETPLACE(4),
    STATISTICS(5),
    PROMOTION(6),
    FEEDBACK(7),
    CHAT(9),
    SUPPLIES(10),
    RETURNS(11),
    DOCUMENTS(12),
    FINANCE(13),
    USERS(16);

    private final int bit;

    TokenCategory(int bit) {
        this.bit = bit;
    }

    /** The category's bit in the mask {@code s}. */
    public long mask() {
        return 1L << bit;
    }
}
