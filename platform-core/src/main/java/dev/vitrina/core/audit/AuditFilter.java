package dev.vitrina.core.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All given conditions must hold. */
record AuditFilter(
    @Nullable Long userId,
    @Nullable Long shopId,
    @Nullable String action,
    @Nullable String plugin,
    @Nullable Instant from,
    @Nullable Instant to
) {
    static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null);
}
