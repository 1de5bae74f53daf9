package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Scope;
import dev.vitrina.cache.entry.Stores;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

class SimulatedStoreTest extends StoreContract {

    private final AtomicLong time = new AtomicLong();
    private final SimulatedPostgres postgres = new SimulatedPostgres(() -> time.addAndGet(1_000_000));
    private final SimulatedEntries entries = new SimulatedEntries(postgres, Link.DIRECT, Witness.NONE, Flaw.NONE);
    private final Set<UUID> heard = new HashSet<>();
    private final SimulatedInvalidations invalidations = new SimulatedInvalidations(
        postgres,
        Link.DIRECT,
        Witness.NONE,
        heard::addAll,
        () -> new SimulatedLog(postgres, Link.DIRECT, 0, new InstantEar(heard))
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

    private record InstantEar(Set<UUID> heard) implements SimulatedLog.Ear {
        @Override
        public Set<UUID> await(long nanos) {
            Set<UUID> told = Set.copyOf(heard);
            heard.clear();
            return told;
        }

        @Override
        public void close() {}
    }
}
