package dev.vitrina.cache.store;

import dev.vitrina.cache.CacheStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tenants whose credential the origin refuses, as all replicas know them. Each call is one round trip, and throws
 * {@link CacheStoreException} when the store cannot be reached.
 */
public interface PauseStore {
    /** @param retryInNanos not positive when another attempt is due */
    record Pause(String message, int attempt, Instant retryAt, long retryInNanos) {}

    Optional<Pause> read(long tenant);

    /** Begins a pause, or makes another of the one there is. */
    Pause write(long tenant, String message, int attempt, Duration retryIn);

    /** Ends the pause; does nothing when there is none. */
    void clear(long tenant);
}
