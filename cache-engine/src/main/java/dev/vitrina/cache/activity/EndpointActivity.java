package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheCounts;
import java.util.concurrent.atomic.LongAdder;

/** What this replica did for an endpoint of a tenant and has not written down yet. Each read is exactly one of the first four. */
public final class EndpointActivity {

    private final LongAdder hits = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder coalesced = new LongAdder();

    public void hit() {
        hits.increment();
    }

    /** The counter of {@link #hit()}, for those who count by the million. */
    public LongAdder hits() {
        return hits;
    }

    public void stale() {
        stale.increment();
    }

    public void miss() {
        misses.increment();
    }

    public void error() {
        errors.increment();
    }

    public void load() {
        loads.increment();
    }

    public void failure() {
        failures.increment();
    }

    public void coalesced() {
        coalesced.increment();
    }

    CacheCounts take() {
        return counts(
            hits.sumThenReset(),
            stale.sumThenReset(),
            misses.sumThenReset(),
            errors.sumThenReset(),
            loads.sumThenReset(),
            failures.sumThenReset(),
            coalesced.sumThenReset()
        );
    }

    CacheCounts peek() {
        return counts(
            hits.sum(),
            stale.sum(),
            misses.sum(),
            errors.sum(),
            loads.sum(),
            failures.sum(),
            coalesced.sum()
        );
    }

    private static CacheCounts counts(
        long hits,
        long stale,
        long misses,
        long errors,
        long loads,
        long failures,
        long coalesced
    ) {
        long reads = hits + stale + misses + errors;
        return new CacheCounts(reads, hits, stale, misses, errors, loads, failures, coalesced);
    }
}
