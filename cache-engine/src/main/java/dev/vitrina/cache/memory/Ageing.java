package dev.vitrina.cache.memory;

import dev.vitrina.cache.Age;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The age of what is held in memory.
 *
 * @param nanoTime  the engine's nanosecond counter
 * @param bornNanos what it showed when the origin gave the value
 */
public record Ageing(LongSupplier nanoTime, long bornNanos) implements Age {
    @Override
    public Duration now() {
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - bornNanos));
    }
}
