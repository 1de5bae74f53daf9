package dev.vitrina.tokens.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps to the GraphQL type {@code WbTokenStatistics}. */
public record TokenStatistics(
    @Nullable Instant lastUsedAt,
    long callsToday,
    long callsSavedToday,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt
) {}
