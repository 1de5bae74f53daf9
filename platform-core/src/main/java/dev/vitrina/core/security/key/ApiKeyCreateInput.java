package dev.vitrina.core.security.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GraphQL input of the same name. */
record ApiKeyCreateInput(
    String name,
    List<String> scopes,
    @Nullable List<String> shopIds,
    @Nullable Instant expiresAt,
    @Nullable Integer requestsPerMinute
) {}
