package dev.vitrina.core.policy;

import java.time.Instant;

/**
 * A row of {@code platform.cache_policy}.
 *
 * @param plugin  who declared the endpoint when it was changed last
 * @param version counts the changes, from 1
 */
record StoredPolicy(
    String endpoint,
    String plugin,
    PolicyDocument override,
    long version,
    Instant changedAt,
    String changedBy,
    String reason
) {}
