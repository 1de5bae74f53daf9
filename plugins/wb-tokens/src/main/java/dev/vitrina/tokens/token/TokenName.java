package dev.vitrina.tokens.token;

import dev.vitrina.api.error.UserError;
import java.util.Optional;

/** The rules for the name a team gives a token. */
final class TokenName {

    private static final int MAX_LENGTH = 100;

    private TokenName() {}

    static Optional<UserError> check(String name) {
        if (name.isBlank()) {
            return Optional.of(UserError.at("NAME_REQUIRED", "Give the token a name.", "name"));
        }
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return Optional.of(
                UserError.at("NAME_TOO_LONG", "The name may have at most " + MAX_LENGTH + " characters.", "name")
            );
        }
        return name.codePoints().anyMatch(TokenName::isUnprintable)
            ? Optional.of(UserError.at("NAME_INVALID", "The name holds characters that cannot be shown.", "name"))
            : Optional.empty();
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
