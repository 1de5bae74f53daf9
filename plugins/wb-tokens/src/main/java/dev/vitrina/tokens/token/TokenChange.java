package dev.vitrina.tokens.token;

import dev.vitrina.api.error.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a change; maps to the GraphQL type {@code WbTokensPayload}. */
public record TokenChange(@Nullable Token token, List<UserError> warnings, List<UserError> errors) {
    public TokenChange {
        warnings = List.copyOf(warnings);
        errors = List.copyOf(errors);
    }

    public static TokenChange refused(UserError... errors) {
        return new TokenChange(null, List.of(), List.of(errors));
    }

    public static TokenChange refused(List<UserError> errors) {
        return new TokenChange(null, List.of(), errors);
    }

    public static TokenChange done(Token token, List<UserError> warnings) {
        return new TokenChange(token, warnings, List.of());
    }
}
