package dev.vitrina.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * An act to be written down.
 *
 * @param action the mutation's or event's name
 * @param input  JSON text with secrets redacted
 * @param code   the error code when it did not succeed
 * @param apiKey the name of the API key that acted for the user; null when the user did
 */
public record AuditRecord(
    @Nullable Long userId,
    @Nullable String userEmail,
    @Nullable Long shopId,
    String action,
    @Nullable String input,
    AuditOutcome outcome,
    @Nullable String code,
    @Nullable String address,
    @Nullable String requestId,
    @Nullable String apiKey
) {
    /** Not by an API key. */
    public AuditRecord(
        @Nullable Long userId,
        @Nullable String userEmail,
        @Nullable Long shopId,
        String action,
        @Nullable String input,
        AuditOutcome outcome,
        @Nullable String code,
        @Nullable String address,
        @Nullable String requestId
    ) {
        this(userId, userEmail, shopId, action, input, outcome, code, address, requestId, null);
    }
}
