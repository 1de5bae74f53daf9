package dev.vitrina.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * An act to be written down.
 *
 * @param action the mutation's or event's name
 * @param input  JSON text with secrets redacted
 * @param code   the error code when it did not succeed
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
    @Nullable String requestId
) {}
