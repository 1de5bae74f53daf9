package dev.vitrina.cache.activity;

import dev.vitrina.cache.CacheActivity;
import java.util.concurrent.atomic.LongAdder;

/** What this replica did for a tenant and has not written down yet. */
public final class TenantActivity {

    private final LongAdder reads = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder failures = new LongAdder();

    public void read() {
        reads.increment();
    }

    /** The counter of {@link #read()}, for those who count by the million. */
    public LongAdder reads() {
        return reads;
    }

    public void load() {
        loads.increment();
    }

    public void failure() {
        failures.increment();
    }

    CacheActivity take() {
        return new CacheActivity(reads.sumThenReset(), loads.sumThenReset(), failures.sumThenReset());
    }

    CacheActivity peek() {
        return new CacheActivity(reads.sum(), loads.sum(), failures.sum());
    }

    void giveBack(CacheActivity counts) {
        reads.add(counts.reads());
        loads.add(counts.loads());
        failures.add(counts.failures());
    }
}
