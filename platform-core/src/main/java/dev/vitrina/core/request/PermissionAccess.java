package dev.vitrina.core.request;

import dev.vitrina.core.security.AccessRules;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets those through who hold a permission, for the shop of the request where it names one. */
final class PermissionAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final AccessRules access;
    private final String permission;

    PermissionAccess(AccessRules access, String permission) {
        this.access = access;
        this.permission = permission;
    }

    @Override
    public AuthorizationDecision authorize(
        Supplier<? extends @Nullable Authentication> authentication,
        RequestAuthorizationContext context
    ) {
        return new AuthorizationDecision(
            context.getRequest().getAttribute(RequestIdentity.ATTRIBUTE) instanceof RequestIdentity identity &&
            isHeld(identity.scope())
        );
    }

    private boolean isHeld(RequestScope scope) {
        Caller caller = scope.caller();
        return caller != null && access.permits(caller, permission, scope.shopId());
    }
}
