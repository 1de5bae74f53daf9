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
import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphqlErrorBuilder;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives the execution its {@link RequestScope} and {@link SessionCookie}, for queries, mutations and subscriptions alike. A
 * request for a shop that is not the caller's is refused as a whole, before anything runs. Stands inside of what turns a refusal into
 * a stream ({@code StreamingInterceptor}).
 */
@Component
@Order(10)
class RequestScopeInterceptor implements WebGraphQlInterceptor {

    private static final String REFUSAL = "You have no access to the shop of X-Shop-Id; choose another shop";

    private final SessionProperties session;
    private final AccessTokens accessTokens;
    private final AuditLog audit;

    RequestScopeInterceptor(SessionProperties session, AccessTokens accessTokens, AuditLog audit) {
        this.session = session;
        this.accessTokens = accessTokens;
        this.audit = audit;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        RequestIdentity identity = (RequestIdentity) Objects.requireNonNull(
            request.getAttributes().get(RequestIdentity.ATTRIBUTE),
            "The request did not pass the identity filter"
        );
        if (identity.shopRefused()) {
            return Mono.fromSupplier(() -> refusal(request, identity.scope()));
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
            CurrentCaller current = () -> accessTokens.current(presented);
            context.put(CurrentCaller.class, current);
        }
    }

    private WebGraphQlResponse refusal(WebGraphQlRequest request, RequestScope scope) {
        Caller caller = scope.signedIn();
        String code = ErrorCode.FORBIDDEN.name();
        audit.append(
            new AuditRecord(
                caller.userId(),
                caller.email(),
                null,
                "shopAccess",
                null,
                AuditOutcome.DENIED,
                code,
                scope.address(),
                scope.requestId()
            )
        );
        ExecutionResult result = ExecutionResult.newExecutionResult()
            .addError(
                GraphqlErrorBuilder.newError()
                    .message(REFUSAL)
                    .errorType(ErrorClassification.errorClassification(code))
                    .extensions(Map.of("code", code))
                    .build()
            )
            .build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }
}
