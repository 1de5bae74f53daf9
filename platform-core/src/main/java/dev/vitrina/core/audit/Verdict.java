package dev.vitrina.core.audit;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.error.VitrinaException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** How a root field ended, judged by what its fetcher gave or threw. */
record Verdict(AuditOutcome outcome, @Nullable String code) {
    /** A payload whose {@code errors} is not empty was an expected refusal (the GraphQL conventions of this API). */
    static Verdict ofPayload(@Nullable Object payload) {
        List<?> errors = payload == null ? List.of() : errors(payload);
        if (errors.isEmpty()) {
            return new Verdict(AuditOutcome.SUCCEEDED, null);
        }
        String code = errors.getFirst() instanceof UserError error ? error.code() : null;
        return new Verdict(AuditOutcome.REFUSED, code);
    }

    static Verdict ofFailure(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> ofFailure(wrapped.getCause());
            case ExecutionException wrapped when wrapped.getCause() != null -> ofFailure(wrapped.getCause());
            case VitrinaException known -> new Verdict(
                denied(known.code()) ? AuditOutcome.DENIED : AuditOutcome.FAILED,
                known.code().name()
            );
            default -> new Verdict(AuditOutcome.FAILED, ErrorCode.INTERNAL.name());
        };
    }

    private static boolean denied(ErrorCode code) {
        return code == ErrorCode.FORBIDDEN || code == ErrorCode.UNAUTHENTICATED;
    }

    // Looked up anew each time: a cache keyed by a plugin's class would keep its loader alive.
    private static List<?> errors(Object payload) {
        for (Method method : payload.getClass().getDeclaredMethods()) {
            if (method.getName().equals("errors") && method.getParameterCount() == 0) {
                return invoke(method, payload);
            }
        }
        return List.of();
    }

    private static List<?> invoke(Method method, Object payload) {
        try {
            method.setAccessible(true);
            return method.invoke(payload) instanceof List<?> list ? list : List.of();
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("A payload's errors cannot be read", unreadable);
        }
    }
}
