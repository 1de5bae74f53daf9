package dev.vitrina.tokens.check;

import dev.vitrina.tokens.claims.TokenCategory;

/** Whether Wildberries opens a category that a token claims; maps to the GraphQL type {@code WbTokenCategoryCheck}. */
public record CategoryCheck(TokenCategory category, Result result) {
    /** What the category's host answered. */
    public enum Result {
        OK,
        REFUSED,
        /** Nothing that says anything: no answer in time, an error, or the rate limit is used up. */
        UNREACHABLE,
    }
}
