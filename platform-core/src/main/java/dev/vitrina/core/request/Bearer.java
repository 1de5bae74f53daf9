package dev.vitrina.core.request;

import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.CurrentCaller;
import dev.vitrina.core.security.key.ApiKeyCallers;
import dev.vitrina.core.security.session.AccessTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells who stands behind {@code Authorization: Bearer}: an access token's session, or an API key's owner. */
final class Bearer {

    private static final String SCHEME = "Bearer ";
    private static final Person NOBODY = new Person(null, null, null, null);

    private final AccessTokens accessTokens;
    private final ApiKeyCallers apiKeys;

    Bearer(AccessTokens accessTokens, ApiKeyCallers apiKeys) {
        this.accessTokens = accessTokens;
        this.apiKeys = apiKeys;
    }

    /**
     * Who sends a request, as in {@link RequestIdentity}.
     *
     * @param caller null when nobody is signed in
     */
    record Person(
        @Nullable Caller caller,
        AccessTokens.@Nullable Presented session,
        @Nullable CurrentCaller current,
        @Nullable Refusal refusal
    ) {}

    /**
     * An access token that does not verify makes the request anonymous, so that a client whose token has just expired can still
     * refresh. A key that does not is refused: a script can do nothing but stop, and should be told why.
     */
    Person of(HttpServletRequest request) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return NOBODY;
        }
        return ApiKeyCallers.isMeant(token.get()) ? byKey(token.get()) : byAccessToken(token.get());
    }

    private Person byAccessToken(String token) {
        return accessTokens
            .verify(token)
            .map(presented -> new Person(presented.caller(), presented, () -> accessTokens.current(presented), null))
            .orElse(NOBODY);
    }

    private Person byKey(String token) {
        return switch (apiKeys.accept(token)) {
            case ApiKeyCallers.Verdict.Accepted(Caller caller, ApiKeyCallers.Presented key) -> new Person(
                caller,
                null,
                () -> apiKeys.current(key),
                null
            );
            case ApiKeyCallers.Verdict.Unknown() -> new Person(null, null, null, new Refusal.UnknownKey());
            case ApiKeyCallers.Verdict.TooMany(long seconds) -> new Person(
                null,
                null,
                null,
                new Refusal.TooManyRequests(seconds)
            );
        };
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
            .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(header -> header.substring(SCHEME.length()).strip());
    }
}
