package dev.vitrina.sandbox.control;

import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.token.TokenCategory;
import dev.vitrina.sandbox.token.TokenSpec;
import dev.vitrina.sandbox.token.TokenType;
import dev.vitrina.sandbox.wire.Answer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Token requests of the control API: what is left out is as in a personal token with everything. */
final class TokenRequests {

    private final SandboxControl control;

    TokenRequests(SandboxControl control) {
        this.control = control;
    }

    /** Fields: {@code seller}, {@code type}, {@code categories[]}, {@code readOnly}, {@code expiresAt}. */
    Map<String, String> issue(JsonNode request) {
        Seller seller = control.seller(request.path("seller").asString(""));
        TokenSpec spec = control.tokens().spec(seller);
        if (request.hasNonNull("type")) {
            spec = spec.withType(TokenType.valueOf(upper(request.path("type"))));
        }
        if (request.hasNonNull("categories")) {
            EnumSet<TokenCategory> categories = EnumSet.noneOf(TokenCategory.class);
            request.path("categories").forEach(name -> categories.add(TokenCategory.valueOf(upper(name))));
            spec = spec.withCategories(categories);
        }
        if (request.path("readOnly").asBoolean(false)) {
            spec = spec.readOnly();
        }
        if (request.hasNonNull("expiresAt")) {
            spec = spec.withExpiry(Instant.parse(request.path("expiresAt").asString()));
        }
        return Map.of("token", control.tokens().issue(spec));
    }

    Answer withdraw(JsonNode request) {
        control.tokens().withdraw(request.path("token").asString(""));
        return Answer.of(204, Answer.JSON, new byte[0]);
    }

    private static String upper(JsonNode name) {
        return name.asString().toUpperCase(Locale.ROOT);
    }
}
