package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Scope;
import dev.vitrina.cache.entry.Stores;
import java.util.concurrent.atomic.AtomicLong;

class SimulatedStoreTest extends StoreContract {

    private final AtomicLong time = new AtomicLong();
    private final SimulatedPostgres postgres = new SimulatedPostgres(() -> time.addAndGet(1_000_000));
    private final SimulatedEntries entries = new SimulatedEntries(postgres, Link.DIRECT, Witness.NONE, Flaw.NONE);
    private final SimulatedInvalidations invalidations = new SimulatedInvalidations(
        postgres,
        Link.DIRECT,
        () -> {},
        () -> new SimulatedLog(postgres, Link.DIRECT, 0, new DeafEar())
    );
    private final Stores stores = new Stores(
        entries,
        entries,
        new SimulatedPauses(postgres, Link.DIRECT, Witness.NONE),
        invalidations,
        new NoDeferred(),
        new NoActivity()
    );

    @Override
    Stores stores() {
        return stores;
    }

    @Override
    Runnable begin(Scope scope) {
        SimulatedTransaction transaction = postgres.begin(this);
        transaction.invalidate(scope, true);
        return transaction::commit;
    }

    private static final class DeafEar implements SimulatedLog.Ear {

        @Override
        public void await(long nanos) {}

        @Override
        public void close() {}
    }
}
