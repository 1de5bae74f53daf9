package dev.vitrina.api.upstream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shop's use of its upstreams.
 *
 * @param callsToday calls sent since the start of the UTC day
 */
public record UpstreamUsage(
    @Nullable Instant lastUsedAt,
    long callsToday,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt
) {}
