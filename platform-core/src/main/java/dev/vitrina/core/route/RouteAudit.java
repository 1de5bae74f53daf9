package dev.vitrina.core.route;

import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.core.audit.AuditLog;
import dev.vitrina.core.audit.AuditOutcome;
import dev.vitrina.core.audit.AuditRecord;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.RequestScope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Writes down what was done by plugins' addresses: everything but reading. */
@Component
class RouteAudit {

    private final AuditLog audit;

    RouteAudit(AuditLog audit) {
        this.audit = audit;
    }

    /** @param problem null when it succeeded */
    void note(RequestScope scope, String plugin, HttpRoute route, @Nullable ProblemDetail problem) {
        if (route.method() == HttpRoute.Method.GET) {
            return;
        }
        Caller caller = scope.signedIn();
        audit.append(
            new AuditRecord(
                caller.userId(),
                caller.email(),
                scope.shop() == null ? null : scope.shop().id().value(),
                "%s %s %s".formatted(plugin, route.method(), route.path()),
                null,
                outcome(problem),
                code(problem),
                scope.address(),
                scope.requestId(),
                caller.key() == null ? null : caller.key().name()
            )
        );
    }

    private static AuditOutcome outcome(@Nullable ProblemDetail problem) {
        if (problem == null) {
            return AuditOutcome.SUCCEEDED;
        }
        if (problem.getStatus() == HttpStatus.FORBIDDEN.value()) {
            return AuditOutcome.DENIED;
        }
        return problem.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()
            ? AuditOutcome.REFUSED
            : AuditOutcome.FAILED;
    }

    private static @Nullable String code(@Nullable ProblemDetail problem) {
        Map<String, Object> members = problem == null ? null : problem.getProperties();
        return members == null ? null : String.valueOf(members.get("code"));
    }
}
