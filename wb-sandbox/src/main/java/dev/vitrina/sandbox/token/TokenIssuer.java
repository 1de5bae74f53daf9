package dev.vitrina.sandbox.token;

import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.seller.Seller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Issues tokens as Wildberries does: ES256 JWTs with its claims. The same specification gives the same text. Thread-safe. */
public final class TokenIssuer {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final long seed;

    TokenIssuer(SigningKey key, long seed) {
        this.key = key;
        this.seed = seed;
    }

    public String issue(TokenSpec spec) {
        ObjectNode header = Json.object().put("alg", "ES256").put("kid", "sandbox" + seed).put("typ", "JWT");
        String signed = part(header) + "." + part(claims(spec));
        return signed + "." + BASE64.encodeToString(key.sign(signed));
    }

    private ObjectNode claims(TokenSpec spec) {
        Seller seller = spec.seller();
        return Json.object()
            .put("acc", spec.type().code())
            .put("ent", 1)
            .put("exp", spec.expiresAt().getEpochSecond())
            .put("for", spec.type() == TokenType.SERVICE ? "asid:" + id("service") : "self")
            .put("id", id(label(spec)).toString())
            .put("iid", seller.userId())
            .put("oid", seller.supplierId())
            .put("s", spec.properties())
            .put("sid", seller.sid().toString())
            .put("t", spec.type() == TokenType.TEST)
            .put("uid", seller.userId());
    }

    private static String label(TokenSpec spec) {
        return "%s %s %d %s".formatted(spec.seller().sid(), spec.type(), spec.properties(), spec.expiresAt());
    }

    private UUID id(String of) {
        return UUID.nameUUIDFromBytes((seed + " token " + of).getBytes(StandardCharsets.UTF_8));
    }

    private static String part(ObjectNode node) {
        return BASE64.encodeToString(Json.bytes(node));
    }
}
