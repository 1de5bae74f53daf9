package dev.vitrina.core.policy;

import dev.vitrina.api.error.UserError;
import dev.vitrina.cache.policy.PolicyField;
import dev.vitrina.cache.policy.PolicyLimits.Violation;
import dev.vitrina.core.policy.CachePolicySetInput.CoherenceInput;
import dev.vitrina.core.policy.PolicyDocument.Mode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks against a change, in the words and names of the API. */
final class PolicyObjections {

    private static final int LONGEST_REASON = 500;

    private PolicyObjections() {}

    /** What can be said without knowing the endpoint. */
    static List<UserError> of(CachePolicySetInput input) {
        List<UserError> errors = new ArrayList<>(of(input.reason()));
        CoherenceInput coherence = input.coherence().value();
        if (coherence != null && !coherence.isWhole()) {
            errors.add(
                coherence.mode() == Mode.BOUNDED
                    ? UserError.at("BOUND_REQUIRED", "BOUNDED needs a bound", "coherence", "boundMillis")
                    : UserError.at("BOUND_NOT_ALLOWED", "Only BOUNDED has a bound", "coherence", "boundMillis")
            );
        }
        if (input.changed().isEmpty()) {
            errors.add(UserError.at("NOTHING_TO_CHANGE", "Name at least one field of the policy"));
        }
        return errors;
    }

    static List<UserError> of(String reason) {
        boolean good = !reason.isBlank() && reason.length() <= LONGEST_REASON;
        return good
            ? List.of()
            : List.of(
                UserError.at("INVALID_REASON", "Say why in 1 to %d characters".formatted(LONGEST_REASON), "reason")
            );
    }

    static UserError of(Violation violation) {
        List<String> path = path(violation.field());
        String message = "%s must be from %s to %s%s, but was %s".formatted(
            path.getLast(),
            plain(violation.least()),
            plain(violation.most()),
            unit(violation.field()),
            plain(violation.value())
        );
        return new UserError("OUT_OF_BOUNDS", message, path);
    }

    static UserError unknown() {
        return UserError.at("NOT_FOUND", "No plugin that is active declares this endpoint", "endpoint");
    }

    static @Nullable UserError conflict(long expected, long version) {
        return expected == version
            ? null
            : UserError.at(
                "CONFLICT",
                "Somebody else has changed this policy: look at version %d and decide anew".formatted(version),
                "expectedVersion"
            );
    }

    /** Where the input has a field. */
    static List<String> path(PolicyField field) {
        return switch (field) {
            case FRESH -> List.of("freshMillis");
            case STALE_WHILE_REVALIDATE -> List.of("staleWhileRevalidateMillis");
            case STALE_IF_ERROR -> List.of("staleIfErrorMillis");
            case KEEP -> List.of("keepMillis");
            case JITTER -> List.of("jitter");
            case REFRESH_AT -> List.of("refreshAt");
            case WARM_FOR -> List.of("warmMillis");
            case NOT_FOUND_FOR -> List.of("notFoundMillis");
            case REJECTED_FOR -> List.of("rejectedMillis");
            case SOFT_TIMEOUT -> List.of("softTimeoutMillis");
            case HARD_TIMEOUT -> List.of("hardTimeoutMillis");
            case SETTLE -> List.of("settleMillis");
            case COHERENCE -> List.of("coherence", "boundMillis");
            case RESERVE -> List.of("reserve");
            case MEMORY_SHARE -> List.of("memoryShare");
            case MAX_BYTES -> List.of("maxBytes");
            case COMPRESS_ABOVE -> List.of("compressAboveBytes");
        };
    }

    private static String unit(PolicyField field) {
        return switch (field.unit()) {
            case MILLISECONDS -> " ms";
            case SHARE -> "";
            case BYTES -> " bytes";
        };
    }

    private static String plain(double number) {
        return Double.isFinite(number)
            ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
            : Double.toString(number);
    }
}
