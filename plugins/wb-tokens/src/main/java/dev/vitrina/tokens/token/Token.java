package dev.vitrina.tokens.token;

import dev.vitrina.api.shop.ShopConnections.SellerIdentity;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.tokens.check.CategoryCheck;
import dev.vitrina.tokens.claims.TokenCategory;
import dev.vitrina.tokens.claims.TokenClaims;
import dev.vitrina.tokens.claims.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connected token, without its secret.
 *
 * @param name      given by the team
 * @param seller    as Wildberries named them last
 * @param claims    as read when it was entered
 * @param standing  what Wildberries said when it was asked last
 * @param checkedAt when Wildberries last gave a word on it
 * @param categoryChecks which of the claimed categories Wildberries opened when the token was entered
 */
public record Token(
    ShopId shopId,
    String name,
    SellerIdentity seller,
    TokenClaims claims,
    Standing standing,
    Instant checkedAt,
    Instant createdAt,
    List<CategoryCheck> categoryChecks
) {
    public Token {
        categoryChecks = List.copyOf(categoryChecks);
    }

    private static final Duration EXPIRING = Duration.ofDays(14);

    /** What Wildberries said of a token. */
    public enum Standing {
        CONFIRMED,
        REFUSED,
        /** It could not be asked. */
        UNCONFIRMED,
    }

    /** The standing and the expiry in one word. */
    public enum State {
        ACTIVE,
        EXPIRING,
        EXPIRED,
        REFUSED,
        UNCONFIRMED,
    }

    /** A refusal outweighs an expiry, and an expiry outweighs doubt. */
    public State stateAt(Instant now) {
        if (standing == Standing.REFUSED) {
            return State.REFUSED;
        }
        if (expiredAt(now)) {
            return State.EXPIRED;
        }
        if (standing == Standing.UNCONFIRMED) {
            return State.UNCONFIRMED;
        }
        return claims.expiresAt().isBefore(now.plus(EXPIRING)) ? State.EXPIRING : State.ACTIVE;
    }

    public boolean expiredAt(Instant now) {
        return !now.isBefore(claims.expiresAt());
    }

    /** Whole days, rounded towards the past: negative as soon as it has expired. */
    public int daysToExpiry(Instant now) {
        return Math.toIntExact(Math.floorDiv(Duration.between(now, claims.expiresAt()).toSeconds(), 86_400L));
    }

    public ShopId id() {
        return shopId;
    }

    public String sellerName() {
        return seller.sellerName();
    }

    public @Nullable String tradeMark() {
        return seller.tradeMark();
    }

    public String sellerId() {
        return seller.sellerId();
    }

    public TokenType type() {
        return claims.type();
    }

    public List<TokenCategory> categories() {
        return claims.categories();
    }

    public boolean readOnly() {
        return claims.readOnly();
    }

    public Instant expiresAt() {
        return claims.expiresAt();
    }
}
