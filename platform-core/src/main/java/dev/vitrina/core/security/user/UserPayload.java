package dev.vitrina.core.security.user;

import dev.vitrina.api.error.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphQL type of the same name. */
record UserPayload(@Nullable UserView user, List<UserError> errors) {
    static UserPayload refused(List<UserError> errors) {
        return new UserPayload(null, errors);
    }
}
