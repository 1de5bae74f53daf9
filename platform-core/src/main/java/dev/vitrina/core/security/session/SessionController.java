package dev.vitrina.core.security.session;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.user.Credentials;
import dev.vitrina.core.security.user.User;
import dev.vitrina.core.security.user.UserView;
import dev.vitrina.core.security.user.UserViews;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/**
 * Signing in and out over GraphQL. Too many failed attempts come back in {@code errors} with the code {@code RATE_LIMITED}; the
 * message says for how many seconds.
 */
@Controller
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Credentials credentials;
    private final UserViews views;

    SessionController(SignIn signIn, Sessions sessions, Credentials credentials, UserViews views) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.credentials = credentials;
        this.views = views;
    }

    @MutationMapping
    SessionPayload login(@Argument LoginInput input, GraphQLContext context) {
        String address = RequestScope.of(context).address();
        return switch (signIn.attempt(input.email(), input.password(), address)) {
            case SignIn.Attempt.Accepted(User user) -> {
                credentials.noteLogin(user.id());
                yield opened(sessions.open(user.id(), address), context);
            }
            case SignIn.Attempt.Wrong() -> SessionPayload.refused(
                "INVALID_CREDENTIALS",
                "The email or the password is wrong"
            );
            case SignIn.Attempt.TooMany(long seconds) -> SessionPayload.refused("RATE_LIMITED", tooMany(seconds));
        };
    }

    @MutationMapping
    SessionPayload refreshSession(GraphQLContext context) {
        SessionCookie cookie = SessionCookie.of(context);
        Optional<Sessions.Open> open = cookie.token().flatMap(sessions::refresh);
        if (open.isEmpty()) {
            cookie.clear();
            return SessionPayload.refused("SESSION_EXPIRED", "The session has ended; sign in again");
        }
        return opened(open.get(), context);
    }

    @MutationMapping
    LogoutPayload logout(GraphQLContext context) {
        SessionCookie cookie = SessionCookie.of(context);
        cookie.token().ifPresent(sessions::close);
        presented(context).ifPresent(presented -> sessions.close(presented.session()));
        cookie.clear();
        return new LogoutPayload(List.of());
    }

    @MutationMapping
    PasswordChangePayload passwordChange(@Argument PasswordChangeInput input, GraphQLContext context) {
        AccessTokens.Presented presented = presented(context).orElseThrow(() ->
            new VitrinaException(ErrorCode.UNAUTHENTICATED, "Sign in first")
        );
        String address = RequestScope.of(context).address();
        return switch (signIn.attempt(presented.caller().email(), input.current(), address)) {
            case SignIn.Attempt.Accepted(User user) -> new PasswordChangePayload(
                credentials.changePassword(user.id(), input.fresh(), presented.session())
            );
            case SignIn.Attempt.Wrong() -> PasswordChangePayload.refused(
                "INVALID_CREDENTIALS",
                "This is not your password"
            );
            case SignIn.Attempt.TooMany(long seconds) -> PasswordChangePayload.refused(
                "RATE_LIMITED",
                tooMany(seconds)
            );
        };
    }

    private SessionPayload opened(Sessions.Open open, GraphQLContext context) {
        SessionCookie.of(context).set(open.refresh(), open.cookieLife());
        UserView user = views.of(credentials.find(open.userId()).orElseThrow(), RequestScope.of(context).shopId());
        return new SessionPayload(open.access().token(), open.access().expiresAt(), user, List.of());
    }

    private static Optional<AccessTokens.Presented> presented(GraphQLContext context) {
        return Optional.ofNullable(context.<AccessTokens.@Nullable Presented>get(AccessTokens.Presented.class));
    }

    private static String tooMany(long seconds) {
        return "Too many failed attempts; try again in %d seconds".formatted(seconds);
    }

    record LoginInput(String email, String password) {
        @Override
        public String toString() {
            return "LoginInput[email=" + email + "]";
        }
    }

    record SessionPayload(
        @Nullable String accessToken,
        @Nullable Instant expiresAt,
        @Nullable UserView user,
        List<UserError> errors
    ) {
        static SessionPayload refused(String code, String message) {
            return new SessionPayload(null, null, null, List.of(UserError.at(code, message)));
        }

        @Override
        public String toString() {
            return "SessionPayload[user=" + user + ", errors=" + errors + "]";
        }
    }

    record LogoutPayload(List<UserError> errors) {}

    record PasswordChangePayload(List<UserError> errors) {
        static PasswordChangePayload refused(String code, String message) {
            return new PasswordChangePayload(List.of(UserError.at(code, message, "current")));
        }
    }
}
