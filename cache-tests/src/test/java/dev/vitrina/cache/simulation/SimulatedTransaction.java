package dev.vitrina.cache.simulation;

import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.simulation.SimulatedPostgres.Generation;
import dev.vitrina.cache.simulation.SimulatedPostgres.Lease;
import dev.vitrina.cache.simulation.SimulatedPostgres.LogRow;
import dev.vitrina.cache.store.EntryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invalidation on its way: takes row locks as it goes, and shows what it did all at once when it commits. It is numbered when
 * it begins, so one that dawdles commits after others with higher numbers.
 */
final class SimulatedTransaction {

    private final SimulatedPostgres postgres;
    private final long number;
    private final Object owner;
    private final List<Runnable> effects = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean ended;

    SimulatedTransaction(SimulatedPostgres postgres, long number, Object owner) {
        this.postgres = postgres;
        this.number = number;
        this.owner = owner;
    }

    long number() {
        return number;
    }

    Object owner() {
        return owner;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whoever needs a row that is locked goes on when this has ended. */
    void whenEnded(Runnable goOn) {
        waiting.add(goOn);
    }

    /** The row that must be locked first. */
    static Object firstLock(Scope scope) {
        return scope instanceof Scope.Key(var key) ? EntryId.of(key) : (Object) ScopeId.of(scope);
    }

    void invalidate(Scope scope, boolean hard) {
        postgres.lock(firstLock(scope), this);
        switch (scope) {
            case Scope.Key(var key) -> invalidateKey(EntryId.of(key), hard);
            case Scope.Tag(long tenant, String ignored) -> move(scope, tenant, hard);
            case Scope.Endpoint(long tenant, String ignored) -> move(scope, tenant, hard);
            case Scope.Tenant(long tenant) -> {
                move(scope, tenant, hard);
                effects.add(() -> postgres.pauses.remove(tenant));
            }
            case Scope.All() -> {
                move(scope, null, hard);
                effects.add(postgres.pauses::clear);
            }
        }
        log(ScopeId.of(scope), hard);
    }

    void purge(long tenant) {
        long scope = ScopeId.tenant(tenant);
        postgres.lock(scope, this);
        move(new Scope.Tenant(tenant), tenant, true);
        effects.add(() -> collapse(scope, tenant));
        effects.add(() -> {
            postgres.pauses.remove(tenant);
            postgres.leases.replaceAll((id, lease) -> id.tenant() == tenant ? taken(lease) : lease);
            postgres.entries.keySet().removeIf(key -> key.id().tenant() == tenant);
        });
        log(scope, true);
    }

    void commit() {
        end();
        effects.forEach(Runnable::run);
        waiting.forEach(Runnable::run);
    }

    void abort() {
        if (!ended) {
            end();
            waiting.forEach(Runnable::run);
        }
    }

    private void end() {
        ended = true;
        postgres.ended(this);
    }

    /** Only who has the lease writes the key's rows, and the lease is locked from now on. */
    private void invalidateKey(EntryId id, boolean hard) {
        effects.add(() -> {
            postgres.leases.computeIfPresent(id, (ignored, lease) -> taken(lease));
            if (hard) {
                postgres.entries.keySet().removeIf(key -> key.id().equals(id));
            } else {
                postgres.entries.replaceAll((key, row) -> key.id().equals(id) ? row.softened() : row);
            }
        });
    }

    private Lease taken(Lease lease) {
        return new Lease(postgres.nextFence(), Instant.MIN, lease.started(), lease.awaited());
    }

    private void move(Scope scope, @Nullable Long tenant, boolean hard) {
        Generation first = new Generation(tenant, scope instanceof Scope.Tenant, 1, hard ? 1 : 0, number);
        effects.add(() ->
            postgres.generations.merge(ScopeId.of(scope), first, (old, more) ->
                new Generation(
                    old.tenant(),
                    old.ofTenant(),
                    old.generation() + 1,
                    old.hardGeneration() + more.hardGeneration(),
                    number
                )
            )
        );
    }

    /** The tenant's own row takes over what the rows removed with it had. */
    private void collapse(long scope, long tenant) {
        long generation = 0;
        long hardGeneration = 0;
        for (var row : List.copyOf(postgres.generations.entrySet())) {
            Generation moved = row.getValue();
            if (moved.tenant() != null && moved.tenant() == tenant && !moved.ofTenant()) {
                generation += moved.generation();
                hardGeneration += moved.hardGeneration();
                postgres.generations.remove(row.getKey());
            }
        }
        long sum = generation;
        long hardSum = hardGeneration;
        postgres.generations.computeIfPresent(scope, (ignored, own) ->
            new Generation(tenant, true, own.generation() + sum, own.hardGeneration() + hardSum, own.movedBy())
        );
    }

    private void log(long scope, boolean hard) {
        LogRow row = new LogRow(postgres.nextSeq(), number, scope, hard);
        effects.add(() -> postgres.log.computeIfAbsent(number, ignored -> new ArrayList<>()).add(row));
    }
}
