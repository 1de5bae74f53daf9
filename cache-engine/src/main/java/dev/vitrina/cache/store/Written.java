package dev.vitrina.cache.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a write under a lease, which it gave up.
 *
 * @param at      the moment that the write is about, by the store's clock; null when the lease was lost or an invalidation came, and
 *                nothing was written
 * @param awaited whether others came for the lease meanwhile and wait for its end; never of a lease that was lost
 */
public record Written(@Nullable Instant at, boolean awaited) {
    /** Nothing was written, and the lease was another's already. */
    public static final Written LOST = new Written(null, false);

    /** Empty when nothing was written. */
    public Optional<Instant> moment() {
        return Optional.ofNullable(at);
    }
}
