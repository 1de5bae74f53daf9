package dev.vitrina.sandbox.token;

import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.seller.Sellers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Issues tokens and checks them. A raw JWT and {@code Bearer <JWT>} are both taken, as clients of Wildberries send both. The order
 * of checks is: shape, signature, known seller, withdrawn, expiry by the seller's clock. Thread-safe.
 */
public final class TokenDesk {

    private static final int REMEMBERED = 512;

    private final SigningKey key;
    private final TokenIssuer issuer;
    private final Sellers sellers;
    private final Set<UUID> withdrawn = ConcurrentHashMap.newKeySet();
    private final Map<String, TokenClaims> verified = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenClaims> eldest) {
            return size() > REMEMBERED;
        }
    };

    public TokenDesk(long seed, Sellers sellers) {
        this.key = new SigningKey(seed);
        this.issuer = new TokenIssuer(key, seed);
        this.sellers = sellers;
    }

    public TokenIssuer issuer() {
        return issuer;
    }

    public TokenVerdict check(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new TokenVerdict.Refused("empty Authorization header");
        }
        String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
            ? authorization.substring(7).strip()
            : authorization.strip();
        try {
            return accept(claims(token));
        } catch (MalformedToken malformed) {
            return new TokenVerdict.Refused("token problem; token is malformed: " + malformed.getMessage());
        }
    }

    /** The seller withdraws the token: from now on it answers 401. */
    public void withdraw(String token) {
        try {
            withdrawn.add(claims(token).id());
        } catch (MalformedToken e) {
            throw new IllegalArgumentException("not a token of this sandbox: " + e.getMessage(), e);
        }
    }

    /** Forgets which tokens were withdrawn. */
    public void restoreAll() {
        withdrawn.clear();
    }

    private TokenVerdict accept(TokenClaims claims) {
        Optional<Seller> seller = sellers.bySid(claims.sellerId());
        if (seller.isEmpty()) {
            return new TokenVerdict.Refused("token problem; seller is unknown");
        }
        if (withdrawn.contains(claims.id())) {
            return new TokenVerdict.Refused("token problem; token is withdrawn");
        }
        Instant now = seller.get().clock().instant();
        if (!now.isBefore(claims.expiresAt())) {
            return new TokenVerdict.Refused("token problem; token is expired");
        }
        if (claims.test()) {
            return new TokenVerdict.Refused("token problem; test token is not allowed");
        }
        return new TokenVerdict.Accepted(seller.get(), claims);
    }

    /** Checking an ECDSA signature costs more than serving a page, so verified texts are remembered. */
    private TokenClaims claims(String token) throws MalformedToken {
        synchronized (verified) {
            TokenClaims known = verified.get(token);
            if (known != null) {
                return known;
            }
        }
        TokenClaims claims = verify(token);
        synchronized (verified) {
            verified.put(token, claims);
        }
        return claims;
    }

    private TokenClaims verify(String token) throws MalformedToken {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new MalformedToken("token contains an invalid number of segments");
        }
        JsonNode header = json(decode(parts[0], "header"), "header");
        JsonNode payload = json(decode(parts[1], "claims"), "claims");
        byte[] signature = decode(parts[2], "signature");
        if (!"ES256".equals(header.path("alg").asString(""))) {
            throw new MalformedToken("signing method is not ES256");
        }
        if (!key.verifies(parts[0] + "." + parts[1], signature)) {
            throw new MalformedToken("signature is invalid");
        }
        return claims(payload);
    }

    private static TokenClaims claims(JsonNode payload) throws MalformedToken {
        try {
            return new TokenClaims(
                UUID.fromString(payload.path("id").asString()),
                payload.path("s").asLong(),
                UUID.fromString(payload.path("sid").asString()),
                Instant.ofEpochSecond(payload.path("exp").asLong()),
                // Tokens made before the reform of 2025 have no acc; they were personal in effect.
                TokenType.ofCode(payload.path("acc").asInt(0)).orElse(TokenType.PERSONAL),
                payload.path("t").asBoolean(false)
            );
        } catch (IllegalArgumentException | JacksonException e) {
            throw new MalformedToken("claims are incomplete");
        }
    }

    private static byte[] decode(String part, String name) throws MalformedToken {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new MalformedToken("could not base64 decode " + name + ": illegal base64 data");
        }
    }

    private static JsonNode json(byte[] bytes, String name) throws MalformedToken {
        try {
            return Json.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new MalformedToken("could not JSON decode " + name);
        }
    }

    private static final class MalformedToken extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedToken(String message) {
            super(message);
        }
    }
}
