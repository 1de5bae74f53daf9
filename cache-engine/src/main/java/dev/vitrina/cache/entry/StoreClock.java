package dev.vitrina.cache.entry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The store's clock as this replica knows it: what it said last, and what passed since by the engine's counter. Dates answers that the
 * store does not date itself. Until the store has said something it is the machine's own clock, which may be wrong. Thread-safe.
 */
final class StoreClock implements InstantSource {

    private final InstantSource own;
    private final LongSupplier nanoTime;
    private volatile @Nullable Said said;

    StoreClock(InstantSource own, LongSupplier nanoTime) {
        this.own = own;
        this.nanoTime = nanoTime;
    }

    private record Said(Instant instant, long nanos) {}

    /** The store has just said what time it is. It was that or later when it came here: what is dated by it looks too old, never too new. */
    void learn(Instant instant) {
        said = new Said(instant, nanoTime.getAsLong());
    }

    @Override
    public Instant instant() {
        Said last = said;
        return last == null ? own.instant() : last.instant().plusNanos(nanoTime.getAsLong() - last.nanos());
    }
}
