package dev.vitrina.sandbox.token;

import dev.vitrina.sandbox.seller.Seller;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What a token to be issued shall say. Starts as a personal token with every category; the {@code with...} methods narrow it. */
public record TokenSpec(
    Seller seller,
    TokenType type,
    Set<TokenCategory> categories,
    Access access,
    Instant expiresAt
) {
    /** Whether the token may change anything (bit 30 of the mask forbids it). */
    public enum Access {
        FULL,
        READ_ONLY,
    }

    public TokenSpec {
        categories = Set.copyOf(categories);
    }

    public static TokenSpec personal(Seller seller, Instant expiresAt) {
        return new TokenSpec(seller, TokenType.PERSONAL, EnumSet.allOf(TokenCategory.class), Access.FULL, expiresAt);
    }

    public TokenSpec withType(TokenType value) {
        return new TokenSpec(seller, value, categories, access, expiresAt);
    }

    public TokenSpec withCategories(Set<TokenCategory> value) {
        return new TokenSpec(seller, type, value, access, expiresAt);
    }

    /** Every category but the given one. */
    public TokenSpec without(TokenCategory category) {
        EnumSet<TokenCategory> rest = EnumSet.allOf(TokenCategory.class);
        rest.remove(category);
        return withCategories(rest);
    }

    public TokenSpec readOnly() {
        return new TokenSpec(seller, type, categories, Access.READ_ONLY, expiresAt);
    }

    public TokenSpec withExpiry(Instant value) {
        return new TokenSpec(seller, type, categories, access, value);
    }

    long properties() {
        long mask = access == Access.READ_ONLY ? TokenClaims.READ_ONLY : 0;
        for (TokenCategory category : categories) {
            mask |= category.mask();
        }
        return mask;
    }
}
