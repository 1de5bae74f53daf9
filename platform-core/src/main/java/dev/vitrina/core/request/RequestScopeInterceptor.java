package dev.vitrina.core.request;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.core.audit.AuditLog;
import dev.vitrina.core.audit.AuditOutcome;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.CurrentCaller;
import dev.vitrina.core.security.RequestScope;
import dev.vitrina.core.security.session.AccessTokens;
import dev.vitrina.core.security.session.SessionCookie;
import dev.vitrina.core.security.session.SessionProperties;
import graphql.GraphQLContext;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives the execution its {@link RequestScope} and {@link SessionCookie}, for queries, mutations and subscriptions alike. A
 * request that is not let in is refused as a whole, before anything runs. Stands inside of what turns a refusal into
 * a stream ({@code StreamingInterceptor}).
 */
@Component
@Order(10)
class RequestScopeInterceptor implements WebGraphQlInterceptor {

    private final SessionProperties session;
    private final AuditLog audit;

    RequestScopeInterceptor(SessionProperties session, AuditLog audit) {
        this.session = session;
        this.audit = audit;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        RequestIdentity identity = (RequestIdentity) Objects.requireNonNull(
            request.getAttributes().get(RequestIdentity.ATTRIBUTE),
            "The request did not pass the identity filter"
        );
        Refusal refusal = identity.refusal();
        if (refusal != null) {
            return Mono.fromSupplier(() -> refused(request, identity.scope(), refusal));
        }
        boolean secure = session.secure() || "https".equals(request.getUri().getScheme());
        SessionCookie cookie = SessionCookie.of(request.getCookies(), secure);
        request.configureExecutionInput((input, builder) -> {
            put(input.getGraphQLContext(), identity, cookie);
            return builder.build();
        });
        return chain
            .next(request)
            .doOnNext(response ->
                cookie
                    .answer()
                    .ifPresent(answer -> response.getResponseHeaders().add(HttpHeaders.SET_COOKIE, answer.toString()))
            );
    }

    private void put(GraphQLContext context, RequestIdentity identity, SessionCookie cookie) {
        context.put(RequestScope.class, identity.scope());
        context.put(SessionCookie.class, cookie);
        AccessTokens.Presented presented = identity.presented();
        if (presented != null) {
            context.put(AccessTokens.Presented.class, presented);
        }
        if (identity.current() != null) {
            context.put(CurrentCaller.class, identity.current());
        }
    }

    private WebGraphQlResponse refused(WebGraphQlRequest request, RequestScope scope, Refusal refusal) {
        return switch (refusal) {
            case Refusal.Shop() -> {
                noteForeignShop(scope);
                yield RequestErrors.answer(
                    request,
                    ErrorCode.FORBIDDEN,
                    "You have no access to the shop of X-Shop-Id; choose another shop",
                    Map.of()
                );
            }
            case Refusal.UnknownKey() -> RequestErrors.answer(
                request,
                ErrorCode.UNAUTHENTICATED,
                "This API key is unknown here, was revoked or has expired; create another one",
                Map.of("reason", "API_KEY")
            );
            case Refusal.TooManyRequests(long seconds) -> {
                WebGraphQlResponse response = RequestErrors.answer(
                    request,
                    ErrorCode.RATE_LIMITED,
                    "This API key has used up its requests; try again in %d seconds".formatted(seconds),
                    Map.of("retryAfterSeconds", seconds)
                );
                response.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                yield response;
            }
        };
    }

    private void noteForeignShop(RequestScope scope) {
        Caller caller = scope.signedIn();
        audit.append(
            new AuditRecord(
                caller.userId(),
                caller.email(),
                null,
                "shopAccess",
                null,
                AuditOutcome.DENIED,
                ErrorCode.FORBIDDEN.name(),
                scope.address(),
                scope.requestId(),
                caller.key() == null ? null : caller.key().name()
            )
        );
    }
}
