package dev.vitrina.core.security.session;

import graphql.GraphQLContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

/**
 * The refresh token's cookie in one request and its answer; stands in the {@code GraphQLContext} under {@code
 * SessionCookie.class}. Over TLS it bears the prefix {@code __Host-}, so that no other host can plant one.
 */
public final class SessionCookie {

    private static final String NAME = "vitrina_refresh";

    private final boolean secure;
    private final @Nullable String sent;
    private final AtomicReference<@Nullable ResponseCookie> answer = new AtomicReference<>();

    private SessionCookie(boolean secure, @Nullable String sent) {
        this.secure = secure;
        this.sent = sent;
    }

    /** @param secure whether the client speaks TLS with us or with a proxy of ours */
    public static SessionCookie of(MultiValueMap<String, HttpCookie> cookies, boolean secure) {
        HttpCookie sent = cookies.getFirst(name(secure));
        return new SessionCookie(secure, sent == null ? null : sent.getValue());
    }

    static SessionCookie of(GraphQLContext context) {
        return Objects.requireNonNull(
            context.<SessionCookie>get(SessionCookie.class),
            "The request has no session cookie"
        );
    }

    /** What to send as {@code Set-Cookie}. */
    public Optional<ResponseCookie> answer() {
        return Optional.ofNullable(answer.get());
    }

    Optional<RefreshToken> token() {
        return Optional.ofNullable(sent).flatMap(RefreshToken::parse);
    }

    void set(RefreshToken token, Duration life) {
        answer.set(cookie(token.value(), life));
    }

    void clear() {
        answer.set(cookie("", Duration.ZERO));
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(name(secure), value)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict")
            .path("/")
            .maxAge(life)
            .build();
    }

    private static String name(boolean secure) {
        return secure ? "__Host-" + NAME : NAME;
    }
}
