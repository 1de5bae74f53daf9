package dev.vitrina.core.request;

import dev.vitrina.api.shop.Shop;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sends a request and for which shop, names the request in the logs and in {@code X-Request-Id}.
 */
class RequestIdentityFilter extends OncePerRequestFilter {

    /** What a proxy may name a request; anything else gets a name of ours. */
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private final Bearer bearer;
    private final ShopDirectory shops;

    RequestIdentityFilter(Bearer bearer, ShopDirectory shops) {
        this.bearer = bearer;
        this.shops = shops;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        RequestIdentity identity = identify(request);
        RequestScope scope = identity.scope();
        request.setAttribute(RequestIdentity.ATTRIBUTE, identity);
        if (identity.refusal() == null) {
            request.setAttribute(RequestScope.ATTRIBUTE, scope);
        }
        response.setHeader("X-Request-Id", scope.requestId());
        MDC.put("requestId", scope.requestId());
        authenticate(identity);
        try {
            if (identity.refusal() instanceof Refusal.TooManyRequests(long seconds) && !isGraphQl(request)) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
                return;
            }
            chain.doFilter(request, response);
        } finally {
            MDC.remove("requestId");
            MDC.remove("user");
            MDC.remove("shop");
        }
    }

    private RequestIdentity identify(HttpServletRequest request) {
        Bearer.Person person = bearer.of(request);
        Caller caller = person.caller();
        String header = person.shop() == null ? request.getHeader("X-Shop-Id") : person.shop().toString();
        // With nobody signed in there are no grants to check against, and no field that needs a shop will answer.
        Shop shop = caller == null || header == null ? null : shop(caller, header);
        boolean shopRefused = caller != null && header != null && shop == null;
        RequestScope scope = new RequestScope(caller, shop, requestId(request), request.getRemoteAddr());
        Refusal refusal = shopRefused ? new Refusal.Shop() : person.refusal();
        return new RequestIdentity(scope, person.session(), person.current(), refusal);
    }

    /** GraphQL says why it refuses in its own words. */
    private static boolean isGraphQl(HttpServletRequest request) {
        return request.getRequestURI().equals("/graphql");
    }

    private static void authenticate(RequestIdentity identity) {
        if (identity.scope().caller() == null) {
            return;
        }
        MDC.put("user", Long.toString(identity.scope().caller().userId()));
        if (identity.scope().shop() != null) {
            MDC.put("shop", identity.scope().shop().id().toString());
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(identity.scope().caller()));
        SecurityContextHolder.setContext(context);
    }

    /** Null when the header is malformed, or names a shop that is not there or not the caller's: nobody learns which. */
    private @Nullable Shop shop(Caller caller, String header) {
        try {
            ShopId id = ShopId.parse(header.strip());
            return caller.mayEnter(id) ? shops.find(id).orElse(null) : null;
        } catch (NumberFormatException malformed) {
            return null;
        }
    }

    private static String requestId(HttpServletRequest request) {
        String given = request.getHeader("X-Request-Id");
        return given != null && REQUEST_ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    }
}
