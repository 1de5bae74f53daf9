package dev.vitrina.tokens;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes tokens in Wildberries' shape, with sensible claims unless told otherwise. The signature is none. */
public final class TokenTexts {

    public static final String SELLER = "e8923014-e233-47a8-898e-3cc86d67ea61";

    private static final long CONTENT_AND_PRICES = (1 << 1) | (1 << 3);

    private final Map<String, Object> claims = new LinkedHashMap<>();

    private TokenTexts() {
        claims.put("id", "01bda0b1-5c0b-736c-b2be-d0a6543e9be0");
        claims.put("s", CONTENT_AND_PRICES);
        claims.put("sid", SELLER);
        claims.put("oid", 4242);
        claims.put("uid", 77);
        claims.put("exp", Instant.parse("2027-06-01T00:00:00Z").getEpochSecond());
        claims.put("t", false);
        claims.put("acc", 3);
        claims.put("for", "self");
    }

    public static TokenTexts token() {
        return new TokenTexts();
    }

    public TokenTexts with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public TokenTexts without(String claim) {
        claims.remove(claim);
        return this;
    }

    public String text() {
        return (
            part("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") +
            "." +
            part(new JsonMapper().writeValueAsString(claims)) +
            ".c2ln"
        );
    }

    public static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
