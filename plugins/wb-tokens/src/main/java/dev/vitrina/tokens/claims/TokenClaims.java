package dev.vitrina.tokens.claims;

import java.time.Instant;
import java.util.List;

/**
 * The claims of a Wildberries token that matter here. Not proven: only Wildberries can check the signature.
 *
 * @param sellerId   {@code sid}: the seller, and the unit of rate limits
 * @param properties {@code s}: bit mask of categories and the read-only mark; more bits may come
 * @param sandbox    {@code t}: made for Wildberries' own sandbox
 */
public record TokenClaims(String sellerId, long properties, TokenType type, boolean sandbox, Instant expiresAt) {
    private static final long READ_ONLY = 1L << 30;

    public List<TokenCategory> categories() {
        return TokenCategory.of(properties);
    }

    public boolean opens(TokenCategory category) {
        return categories().contains(category);
    }

    public boolean readOnly() {
        return (properties & READ_ONLY) != 0;
    }
}
