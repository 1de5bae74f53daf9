package dev.vitrina.sandbox.token;

import java.time.Instant;
import java.util.UUID;

/**
 * The claims of a Wildberries token that the gateway looks at.
 *
 * @param properties the mask {@code s}: categories and the read-only bit
 * @param sellerId   claim {@code sid}: the account, and the unit of rate limiting
 * @param test       claim {@code t}: true only for tokens of WB's own sandbox
 */
public record TokenClaims(UUID id, long properties, UUID sellerId, Instant expiresAt, TokenType type, boolean test) {
    static final long READ_ONLY = 1L << 30;

    public boolean opens(TokenCategory category) {
        return (properties & category.mask()) != 0;
    }

    public boolean readOnly() {
        return (properties & READ_ONLY) != 0;
    }
}
