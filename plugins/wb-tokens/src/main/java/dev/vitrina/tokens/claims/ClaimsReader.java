package dev.vitrina.tokens.claims;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the claims of a token's text. Whatever is pasted, it answers with claims or with nothing, and keeps no copy. */
public final class ClaimsReader {

    /** Real tokens are under 1 kB; the text travels in a header. */
    private static final int MAX_LENGTH = 4096;
    private static final Pattern SHAPE = Pattern.compile(
        "[A-Za-z0-9_-]+={0,2}\\.[A-Za-z0-9_-]+={0,2}\\.[A-Za-z0-9_-]+={0,2}"
    );
    private static final Pattern SELLER_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final JsonMapper json;

    public ClaimsReader(JsonMapper json) {
        this.json = json;
    }

    /** The bare token in what a user pasted: without the word Bearer and blanks around it. */
    public static String strip(String pasted) {
        String token = pasted.strip();
        return token.regionMatches(true, 0, "Bearer ", 0, 7) ? token.substring(7).strip() : token;
    }

    /** The claims; empty when the text is not a Wildberries token. */
    public Optional<TokenClaims> read(String token) {
        if (token.length() > MAX_LENGTH || !SHAPE.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            List<String> parts = List.of(token.split("\\."));
            JsonNode header = decode(parts.get(0));
            JsonNode claims = decode(parts.get(1));
            return header.isObject() ? claims(claims) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<TokenClaims> claims(JsonNode claims) {
        JsonNode sellerId = claims.path("sid");
        JsonNode properties = claims.path("s");
        JsonNode expiry = claims.path("exp");
        JsonNode type = claims.path("acc");
        boolean complete =
            sellerId.isString() &&
            SELLER_ID.matcher(sellerId.stringValue()).matches() &&
            isLong(properties) &&
            isLong(expiry) &&
            (type.isMissingNode() || type.isNull() || isLong(type));
        return complete
            ? Optional.of(
                new TokenClaims(
                    sellerId.stringValue(),
                    properties.longValue(),
                    isLong(type) ? TokenType.of(type.longValue()) : TokenType.UNKNOWN,
                    claims.path("t").asBoolean(false),
                    expiry(expiry.longValue())
                )
            )
            : Optional.empty();
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    /** @throws DateTimeException when the database could not keep it (year above 9999) */
    private static Instant expiry(long seconds) {
        if (seconds < 0 || seconds > 253_402_300_799L) {
            throw new DateTimeException("Not a time");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private JsonNode decode(String part) {
        return json.readTree(Base64.getUrlDecoder().decode(part));
    }
}
