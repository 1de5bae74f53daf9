package dev.vitrina.core.request;

import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.HostPermissions;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets those with the permission read metrics and, only where the operator says so, everybody on the host's own machine. */
final class MetricsAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private static final List<String> SIGNS_OF_A_PROXY = List.of(
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Real-IP",
        "Forwarded",
        "Via"
    );

    private final AccessRules access;
    private final MetricsProperties properties;

    MetricsAccess(AccessRules access, MetricsProperties properties) {
        this.access = access;
        this.properties = properties;
    }

    @Override
    public AuthorizationDecision authorize(
        Supplier<? extends @Nullable Authentication> authentication,
        RequestAuthorizationContext context
    ) {
        boolean here = properties.openToThisMachine() && isFromThisMachine(context.getRequest());
        return new AuthorizationDecision(here || isPermitted(authentication.get()));
    }

    private boolean isPermitted(@Nullable Authentication authentication) {
        return (
            authentication != null &&
            authentication.getPrincipal() instanceof Caller caller &&
            access.permits(caller, HostPermissions.METRICS, null)
        );
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        return SIGNS_OF_A_PROXY.stream().noneMatch(name -> request.getHeader(name) != null) && isLoopback(request);
    }

    private static boolean isLoopback(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
