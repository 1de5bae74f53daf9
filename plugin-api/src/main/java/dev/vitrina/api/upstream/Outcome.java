package dev.vitrina.api.upstream;

import dev.vitrina.cache.FailureKind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a call to an upstream ended. Handle it with an exhaustive {@code switch}. */
public sealed interface Outcome {
    /** 2xx. The array is the caller's own. */
    record Ok(int status, byte[] body, @Nullable String etag) implements Outcome {}

    /** 304. */
    record NotModified() implements Outcome {}

    /** 404. */
    record NotFound(String message) implements Outcome {}

    /**
     * Another 4xx: the request itself was refused.
     *
     * @param details what the upstream says of single items of the request, by the name it gives them; at Wildberries the
     *                {@code additionalErrors} of the content methods, by vendor code (WB items spec)
     */
    record Rejected(int status, String message, Map<String, String> details) implements Outcome {
        public Rejected {
            details = Map.copyOf(details);
        }

        /** Of the request as a whole. */
        public Rejected(int status, String message) {
            this(status, message, Map.of());
        }
    }

    /**
     * The credential is not accepted, or not for this method.
     *
     * @param status 401 or 403
     * @param extent what is closed to the credential
     */
    record Unauthorised(int status, String message, Extent extent) implements Outcome {
        /** As Wildberries means it: 401 is about the credential, 403 about the method. */
        public Unauthorised(int status, String message) {
            this(status, message, status == 403 ? Extent.METHOD : Extent.CREDENTIAL);
        }

        /** How far a refusal reaches. */
        public enum Extent {
            /** Everything: the credential has to be replaced. */
            CREDENTIAL,
            /** This method: its category, or the credential's type, is not the right one; the others work. */
            METHOD,
        }
    }

    /** The quota is used up, here or at the upstream. */
    record RateLimited(Duration retryAfter) implements Outcome {}

    /**
     * 5xx, unreachable, timed out, or the circuit is open.
     *
     * @param sent whether the upstream may have got the request, and so may have done what it asks for; false only where it certainly
     *             did not: the circuit is open, no connection came about, the host could not ask for the quota
     */
    record Unavailable(String message, @Nullable Duration retryAfter, boolean sent) implements Outcome {
        /** Of a request that may have arrived. */
        public Unavailable(String message, @Nullable Duration retryAfter) {
            this(message, retryAfter, true);
        }

        /** Of a request that was not sent. */
        public static Unavailable unsent(String message, @Nullable Duration retryAfter) {
            return new Unavailable(message, retryAfter, false);
        }
    }

    /** An answer that breaks the contract: too long, not JSON where JSON is promised. */
    record Malformed(String message) implements Outcome {}

    /** The failure as the cache engine and users know it; null for {@link Ok} and {@link NotModified}. */
    default @Nullable Failure failure() {
        return switch (this) {
            case Ok ignored -> null;
            case NotModified ignored -> null;
            case NotFound(String message) -> new Failure(FailureKind.REJECTED, message, null);
            case Rejected(int status, String message, Map<String, String> details) -> new Failure(
                FailureKind.REJECTED,
                message,
                null
            );
            case Unauthorised(int status, String message, Unauthorised.Extent extent) -> new Failure(
                switch (extent) {
                    case CREDENTIAL -> FailureKind.UNAUTHORISED;
                    case METHOD -> FailureKind.REJECTED;
                },
                message,
                null
            );
            case RateLimited(Duration retryAfter) -> new Failure(
                FailureKind.RATE_LIMITED,
                "The rate limit of Wildberries is used up",
                retryAfter
            );
            case Unavailable(String message, Duration retryAfter, boolean _) -> new Failure(
                FailureKind.UNAVAILABLE,
                message,
                retryAfter
            );
            case Malformed(String message) -> new Failure(FailureKind.MALFORMED, message, null);
        };
    }

    /** A failed outcome in one shape. */
    record Failure(FailureKind kind, String message, @Nullable Duration retryAfter) {}
}
