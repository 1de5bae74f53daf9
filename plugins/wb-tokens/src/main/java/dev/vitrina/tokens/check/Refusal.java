package dev.vitrina.tokens.check;

import dev.vitrina.api.error.UserError;
import dev.vitrina.tokens.claims.TokenCategory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Every way in which a token can be refused or only half liked, with the words for the user. */
public final class Refusal {

    private static final String TOKEN = "token";

    private Refusal() {}

    static UserError malformed() {
        return at(
            "TOKEN_MALFORMED",
            "This is not a Wildberries API token. Copy the whole token from the seller's portal: Settings, API access."
        );
    }

    static UserError forSandbox() {
        return at(
            "TOKEN_FOR_SANDBOX",
            "This token is for the test environment of Wildberries. Create one for the production environment."
        );
    }

    static UserError expired() {
        return at("TOKEN_EXPIRED", "The token has expired. Create a new one in the seller's portal.");
    }

    static UserError withoutContent() {
        return at(
            "CATEGORY_MISSING",
            "The token does not open the category Content, without which no product card can be read. Categories cannot be " +
            "added later: create a new token with Content."
        );
    }

    static UserError closed(TokenCategory category) {
        return at(
            "CATEGORY_MISSING",
            "Wildberries does not open the category " +
            category +
            " to this token. Create a new token with this category."
        );
    }

    /** Categories of which nothing is known: the token is good, and may or may not open them. */
    static UserError unconfirmed(List<TokenCategory> categories) {
        return at(
            "CATEGORY_UNCONFIRMED",
            "Wildberries did not say whether the token opens " +
            categories.stream().map(TokenCategory::name).collect(Collectors.joining(", ")) +
            "."
        );
    }

    static UserError withoutPrices() {
        return at(
            "CATEGORY_MISSING",
            "The token does not open the category Prices: prices will not be shown or changed."
        );
    }

    static UserError readOnly() {
        return at("TOKEN_READ_ONLY", "The token is read-only: nothing can be changed at Wildberries with it.");
    }

    static UserError base() {
        return at(
            "TOKEN_BASE",
            "This is a base token: Wildberries allows it very few calls, so some data will be hours old. A personal token has no " +
            "such limits."
        );
    }

    static UserError expiresSoon(long days) {
        return at("TOKEN_EXPIRES_SOON", "The token expires in " + days + " days. Replace it before then.");
    }

    static UserError refused() {
        return at(
            "TOKEN_REFUSED",
            "Wildberries refuses the token: it was withdrawn, or it is not complete. Create a new one in the seller's portal."
        );
    }

    public static UserError otherSeller() {
        return at(
            "OTHER_SELLER",
            "The token belongs to another seller. Add it as a new token, or paste one of the same seller."
        );
    }

    static UserError sellerMismatch() {
        return at("SELLER_MISMATCH", "Wildberries names another seller than the token does. Create a new token.");
    }

    static UserError sellerNameOld() {
        return at("SELLER_NAME_OLD", "Wildberries does not tell the seller's name now; the one that is known is kept.");
    }

    /** @param pause how long Wildberries wants to be left alone */
    public static UserError rateLimited(Duration pause) {
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return at(
            "RATE_LIMITED",
            "Wildberries allows no more checks of this account for now. Try again in " + seconds + " seconds."
        );
    }

    public static UserError unavailable() {
        return at(
            "WB_UNAVAILABLE",
            "Wildberries cannot be reached, so the token could not be checked. Try again later."
        );
    }

    public static UserError unexpected() {
        return at("WB_UNAVAILABLE", "Wildberries gave an answer that makes no sense. Try again later.");
    }

    private static UserError at(String code, String message) {
        return UserError.at(code, message, TOKEN);
    }
}
