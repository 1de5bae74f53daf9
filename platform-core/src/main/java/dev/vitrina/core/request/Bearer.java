package dev.vitrina.core.request;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.CurrentCaller;
import dev.vitrina.core.security.key.ApiKeyCallers;
import dev.vitrina.core.security.session.AccessTokens;
import dev.vitrina.core.security.session.DownloadTickets;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Tells who stands behind {@code Authorization: Bearer}: an access token's session, or an API key's owner. */
final class Bearer {

    private static final String SCHEME = "Bearer ";
    private static final Person NOBODY = new Person(null, null, null, null, null);
    private static final Pattern TICKET = Pattern.compile(
        "[?&]" + TicketController.PARAMETER + "=([A-Za-z0-9_-]{43})$"
    );

    private final AccessTokens accessTokens;
    private final ApiKeyCallers apiKeys;
    private final DownloadTickets tickets;

    Bearer(AccessTokens accessTokens, ApiKeyCallers apiKeys, DownloadTickets tickets) {
        this.accessTokens = accessTokens;
        this.apiKeys = apiKeys;
        this.tickets = tickets;
    }

    /**
     * Who sends a request, as in {@link RequestIdentity}.
     *
     * @param caller null when nobody is signed in
     * @param shop   of a ticket, which stands for the header too; null elsewhere
     */
    record Person(
        @Nullable Caller caller,
        AccessTokens.@Nullable Presented session,
        @Nullable CurrentCaller current,
        @Nullable Refusal refusal,
        @Nullable ShopId shop
    ) {}

    /**
     * An access token that does not verify makes the request anonymous, so that a client whose token has just expired can still
     * refresh. A key that does not is refused: a script can do nothing but stop, and should be told why.
     */
    Person of(HttpServletRequest request) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return byTicket(request);
        }
        return ApiKeyCallers.isMeant(token.get()) ? byKey(token.get()) : byAccessToken(token.get());
    }

    private Person byAccessToken(String token) {
        return accessTokens
            .verify(token)
            .map(presented ->
                new Person(presented.caller(), presented, () -> accessTokens.current(presented), null, null)
            )
            .orElse(NOBODY);
    }

    private Person byKey(String token) {
        return switch (apiKeys.accept(token)) {
            case ApiKeyCallers.Verdict.Accepted(Caller caller, ApiKeyCallers.Presented key) -> new Person(
                caller,
                null,
                () -> apiKeys.current(key),
                null,
                null
            );
            case ApiKeyCallers.Verdict.Unknown() -> new Person(null, null, null, new Refusal.UnknownKey(), null);
            case ApiKeyCallers.Verdict.TooMany(long seconds) -> new Person(
                null,
                null,
                null,
                new Refusal.TooManyRequests(seconds),
                null
            );
        };
    }

    private Person byTicket(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null || !HttpMethod.GET.matches(request.getMethod())) {
            return NOBODY;
        }
        String address = request.getRequestURI() + "?" + query;
        Matcher ticket = TICKET.matcher(address);
        if (!ticket.find()) {
            return NOBODY;
        }
        return tickets
            .redeem(ticket.group(1), address.substring(0, ticket.start()))
            .map(redeemed -> {
                AccessTokens.Presented presented = redeemed.presented();
                return new Person(
                    presented.caller(),
                    presented,
                    () -> accessTokens.current(presented),
                    null,
                    redeemed.shop()
                );
            })
            .orElse(NOBODY);
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
            .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(header -> header.substring(SCHEME.length()).strip());
    }
}
