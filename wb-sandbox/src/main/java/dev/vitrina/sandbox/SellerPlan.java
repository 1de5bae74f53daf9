package dev.vitrina.sandbox;

/**
 * A seller the sandbox shall have.
 *
 * @param key   short name for tests and the control API
 * @param cards size of its catalogue, at most 1,000,000
 * @param token kind of its demo token
 */
public record SellerPlan(String key, String name, String tradeMark, String tin, int cards, Token token) {
    /** Kinds of demo tokens. */
    public enum Token {
        PERSONAL,
        BASE,
        /** Personal, expired in the past. */
        EXPIRED,
    }

    public SellerPlan withCards(int value) {
        return new SellerPlan(key, name, tradeMark, tin, value, token);
    }
}
