package dev.vitrina.core.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the audit trail; maps to the GraphQL type of the same name. */
record AuditEntry(
    long id,
    Instant at,
    @Nullable Long userId,
    @Nullable String userEmail,
    @Nullable Long shopId,
    String action,
    @Nullable Object input,
    AuditOutcome outcome,
    @Nullable String code,
    @Nullable String address,
    @Nullable String apiKey
) {}
