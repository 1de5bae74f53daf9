package dev.vitrina.cache.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row to store.
 *
 * @param body    null unless {@link StoredEntry.Kind#VALUE}
 * @param compressAbove a body of at least so many bytes takes less room if it can
 * @param keepFor how long the row is of any use
 */
public record NewEntry(
    int policyVersion,
    String endpoint,
    StoredEntry.Kind kind,
    byte@Nullable [] body,
    @Nullable String etag,
    int compressAbove,
    Duration keepFor,
    long[] scopes
) {}
