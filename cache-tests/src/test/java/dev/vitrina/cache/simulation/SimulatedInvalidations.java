package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.InvalidationLog;
import dev.vitrina.cache.invalidation.InvalidationStore;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The transactions of {@code JdbcInvalidationStore}.
 *
 * @param bell   tells those who listen, now or later or never, which loads ended; none when it is about invalidations
 * @param opener opens a connection to the log
 */
record SimulatedInvalidations(
    SimulatedPostgres postgres,
    Link link,
    Witness witness,
    Consumer<Set<UUID>> bell,
    Supplier<? extends InvalidationLog> opener
) implements InvalidationStore {
    @Override
    public void invalidate(Scope scope, Invalidation invalidation) {
        transaction(SimulatedTransaction.firstLock(scope), transaction ->
            transaction.invalidate(scope, invalidation == Invalidation.HARD)
        );
    }

    @Override
    public void purge(long tenant) {
        transaction(ScopeId.tenant(tenant), transaction -> transaction.purge(tenant));
    }

    @Override
    public void announce(Set<UUID> ended) {
        witness.announces(ended);
        link.write(() -> {
            bell.accept(ended);
            return true;
        });
    }

    @Override
    public InvalidationLog follow() {
        return opener.get();
    }

    private void transaction(Object lock, Consumer<SimulatedTransaction> work) {
        link.write(() -> {
            SimulatedTransaction transaction = postgres.begin(link);
            try {
                link.awaitLock(lock);
                work.accept(transaction);
                link.awaitLock(transaction);
                transaction.commit();
            } finally {
                transaction.abort();
            }
            return true;
        });
    }
}
