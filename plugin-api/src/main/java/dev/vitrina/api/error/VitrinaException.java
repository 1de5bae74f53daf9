package dev.vitrina.api.error;

import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An error for the caller: becomes a GraphQL error with this code, message and extensions. The message holds no secret. */
public final class VitrinaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> extensions;

    public VitrinaException(ErrorCode code, String message, Map<String, Object> extensions) {
        super(message);
        this.code = code;
        this.extensions = Map.copyOf(extensions);
    }

    public VitrinaException(ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    public ErrorCode code() {
        return code;
    }

    /** Further members of the error's {@code extensions}; JSON-safe. */
    public Map<String, Object> extensions() {
        return extensions;
    }

    /** The problem of an upstream as an error; {@code RATE_LIMITED} carries {@code retryAfterSeconds}. */
    public static VitrinaException of(Problem problem, Instant now) {
        ErrorCode code = switch (problem.kind()) {
            case REJECTED, UNAUTHORISED -> ErrorCode.UPSTREAM_REJECTED;
            case RATE_LIMITED -> ErrorCode.RATE_LIMITED;
            case UNAVAILABLE, MALFORMED, TIMEOUT -> ErrorCode.UPSTREAM_UNAVAILABLE;
        };
        Instant retryAt = problem.retryAt();
        Map<String, Object> extensions = retryAt == null
            ? Map.of()
            : Map.of("retryAfterSeconds", Math.max(1, Duration.between(now, retryAt).toSeconds()));
        return new VitrinaException(code, problem.message(), extensions);
    }
}
