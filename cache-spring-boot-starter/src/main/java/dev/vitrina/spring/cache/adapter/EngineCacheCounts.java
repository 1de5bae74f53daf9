package dev.vitrina.spring.cache.adapter;

import java.util.concurrent.atomic.LongAdder;

/** How a Spring cache was used since this process started. Thread-safe. */
public final class EngineCacheCounts {

    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder puts = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    EngineCacheCounts() {}

    void read(boolean hit) {
        (hit ? hits : misses).increment();
    }

    void put() {
        puts.increment();
    }

    void eviction() {
        evictions.increment();
    }

    /** Reads that did not load themselves: answered from what is kept, or by the load of another. */
    public long hits() {
        return hits.sum();
    }

    /** Reads that loaded, or found nothing. */
    public long misses() {
        return misses.sum();
    }

    /** Values put. */
    public long puts() {
        return puts.sum();
    }

    /** Invalidations, of one key or of all. */
    public long evictions() {
        return evictions.sum();
    }
}
