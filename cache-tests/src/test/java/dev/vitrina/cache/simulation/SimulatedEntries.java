package dev.vitrina.cache.simulation;

import dev.vitrina.cache.lease.LeaseStore;
import dev.vitrina.cache.simulation.SimulatedPostgres.EntryKey;
import dev.vitrina.cache.simulation.SimulatedPostgres.EntryRow;
import dev.vitrina.cache.simulation.SimulatedPostgres.Failed;
import dev.vitrina.cache.simulation.SimulatedPostgres.Generation;
import dev.vitrina.cache.simulation.SimulatedPostgres.Lease;
import dev.vitrina.cache.store.EntryId;
import dev.vitrina.cache.store.EntryStore;
import dev.vitrina.cache.store.NewEntry;
import dev.vitrina.cache.store.NewFailure;
import dev.vitrina.cache.store.StoredEntry;
import dev.vitrina.cache.store.StoredEntry.Kind;
import dev.vitrina.cache.store.StoredEntry.Validity;
import dev.vitrina.cache.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements of {@code JdbcEntryStore} and {@code JdbcLeaseStore}. Each sees the generations as they were when it began, waits
 * for the row of the lease, and takes that row as it is then, as PostgreSQL does (READ COMMITTED).
 */
record SimulatedEntries(SimulatedPostgres postgres, Link link, Witness witness, Flaw flaw) implements
    EntryStore, LeaseStore {
    /** @param generations those of the scopes in question */
    private record Seen(Snapshot snapshot, Map<Long, Generation> generations) {
        long generation() {
            return generations.values().stream().mapToLong(Generation::generation).sum();
        }

        /** As {@code failure_generation} is made of them. */
        long sum() {
            return (generation() << 32) + hardGeneration();
        }

        long hardGeneration() {
            return generations.values().stream().mapToLong(Generation::hardGeneration).sum();
        }
    }

    @Override
    public Optional<StoredEntry> read(EntryId id, int policyVersion) {
        return link.read(() -> {
            EntryRow row = postgres.entries.get(new EntryKey(id, policyVersion));
            if (row != null && row.kind() == Kind.NOT_CACHEABLE) {
                witness.sawNotCacheable();
            }
            return row == null ? Optional.<StoredEntry>empty() : Optional.of(stored(row));
        });
    }

    @Override
    public Written store(EntryId id, long fence, NewEntry entry) {
        return fenced(id, fence, entry.scopes(), seen -> {
            Instant now = postgres.clock();
            EntryRow row = new EntryRow(
                entry.kind(),
                entry.body(),
                entry.etag(),
                now,
                postgres.in(entry.keepFor()),
                false,
                entry.scopes(),
                seen.generation(),
                seen.hardGeneration(),
                null
            );
            postgres.entries.put(new EntryKey(id, entry.policyVersion()), row);
            witness.stored(id, entry.policyVersion(), now);
            return now;
        });
    }

    @Override
    public Written renew(EntryId id, long fence, int policyVersion, long[] scopes, Duration keepFor) {
        return fenced(id, fence, scopes, seen -> {
            EntryKey key = new EntryKey(id, policyVersion);
            EntryRow row = postgres.entries.get(key);
            if (row == null || (row.hardGeneration() != seen.hardGeneration() && flaw != Flaw.NO_FENCE)) {
                return null;
            }
            Instant now = postgres.clock();
            EntryRow renewed = new EntryRow(
                row.kind(),
                row.body(),
                row.etag(),
                now,
                postgres.in(keepFor),
                false,
                row.scopes(),
                seen.generation(),
                seen.hardGeneration(),
                null
            );
            postgres.entries.put(key, renewed);
            witness.stored(id, policyVersion, now);
            return now;
        });
    }

    @Override
    public Written fail(EntryId id, long fence, NewFailure failure) {
        return fenced(id, fence, failure.scopes(), seen -> {
            int policyVersion = failure.policyVersion();
            Instant retryAt = postgres.in(failure.retryIn());
            witness.failed(id, policyVersion, fence, retryAt);
            if (flaw != Flaw.NO_FAILURE_ENTRY) {
                Failed failed = new Failed(failure.kind(), failure.message(), failure.attempt(), retryAt, seen.sum());
                Instant keepUntil = retryAt.plus(Duration.ofHours(1));
                EntryRow nothing = new EntryRow(
                    Kind.NOTHING,
                    null,
                    null,
                    postgres.clock(),
                    keepUntil,
                    false,
                    failure.scopes(),
                    seen.generation(),
                    seen.hardGeneration(),
                    failed
                );
                postgres.entries.merge(new EntryKey(id, policyVersion), nothing, (row, more) ->
                    row.kind() == Kind.NOTHING
                        ? nothing
                        : row.withFailure(
                            failed.since(see(row.scopes()).sum()),
                            row.keepUntil().isAfter(keepUntil) ? row.keepUntil() : keepUntil
                        )
                );
            }
            return retryAt;
        });
    }

    @Override
    public OptionalLong acquire(EntryId id, Duration length, long[] scopes) {
        return link.write(() -> {
            long began = witness.event();
            Seen seen = see(scopes);
            link.awaitLock(id);
            long fence = postgres.nextFence();
            Lease held = postgres.leases.get(id);
            if (
                held != null &&
                !held.until().isBefore(postgres.clock()) &&
                !postgres.moved(seen.generations(), scopes, held.started())
            ) {
                postgres.leases.put(id, new Lease(held.fence(), held.until(), held.started(), true));
                return OptionalLong.empty();
            }
            Instant until = postgres.in(length);
            boolean untold = held != null && held.awaited() && !held.until().equals(Instant.MIN);
            postgres.leases.put(id, new Lease(fence, until, seen.snapshot(), untold));
            witness.granted(id, fence, until, began);
            return OptionalLong.of(fence);
        });
    }

    @Override
    public long take(EntryId id, Duration length) {
        return link.write(() -> {
            long began = witness.event();
            Snapshot snapshot = postgres.snapshot();
            link.awaitLock(id);
            long fence = postgres.nextFence();
            Instant until = postgres.in(length);
            Lease lease = postgres.leases.get(id);
            boolean awaited = lease != null && lease.awaited() && lease.until().isAfter(Instant.MIN);
            postgres.leases.put(id, new Lease(fence, until, snapshot, awaited));
            witness.granted(id, fence, until, began);
            return fence;
        });
    }

    @Override
    public boolean release(EntryId id, long fence) {
        return told(
            id,
            link.write(() -> {
                link.awaitLock(id);
                return new Written(null, isAwaited(id, giveUp(id, fence)));
            })
        ).awaited();
    }

    private Written fenced(EntryId id, long fence, long[] scopes, Function<Seen, @Nullable Instant> store) {
        return told(
            id,
            link.write(() -> {
                Seen seen = see(scopes);
                link.awaitLock(id);
                Lease lease = postgres.leases.get(id);
                boolean mine = giveUp(id, fence);
                boolean kept = mine && lease != null && !postgres.moved(seen.generations(), scopes, lease.started());
                Instant at = flaw == Flaw.NO_FENCE ? store.apply(see(scopes)) : kept ? store.apply(seen) : null;
                return new Written(at, isAwaited(id, mine));
            })
        );
    }

    private boolean isAwaited(EntryId id, boolean mine) {
        Lease lease = postgres.leases.get(id);
        return mine && lease != null && lease.awaited();
    }

    /** From here on the engine knows. */
    private Written told(EntryId id, Written written) {
        if (written.awaited()) {
            witness.knowsOfWaiters(id);
        }
        return flaw == Flaw.NO_WAITERS ? new Written(written.at(), false) : written;
    }

    private boolean giveUp(EntryId id, long fence) {
        Lease lease = postgres.leases.get(id);
        if (lease == null || lease.fence() != fence) {
            return false;
        }
        postgres.leases.put(id, new Lease(fence, Instant.MIN, lease.started(), lease.awaited()));
        witness.gaveUp(fence);
        return true;
    }

    private Seen see(long[] scopes) {
        Map<Long, Generation> generations = new HashMap<>();
        for (long scope : scopes) {
            Generation generation = postgres.generations.get(scope);
            if (generation != null) {
                generations.put(scope, generation);
            }
        }
        return new Seen(postgres.snapshot(), generations);
    }

    private StoredEntry stored(EntryRow row) {
        Instant now = postgres.clock();
        Failed failed = row.failed();
        StoredEntry.Failure failure = failed == null || failed.generations() != see(row.scopes()).sum()
            ? null
            : new StoredEntry.Failure(
                failed.kind(),
                failed.message(),
                failed.attempt(),
                failed.retryAt(),
                Duration.between(now, failed.retryAt()).toNanos()
            );
        return new StoredEntry(
            row.kind(),
            row.body(),
            row.etag(),
            row.fetchedAt(),
            Duration.between(row.fetchedAt(), now).toNanos(),
            validity(row),
            row.scopes(),
            failure
        );
    }

    private Validity validity(EntryRow row) {
        Seen seen = see(row.scopes());
        if (seen.hardGeneration() != row.hardGeneration()) {
            return Validity.INVALIDATED;
        }
        return seen.generation() != row.generation() || row.soft() ? Validity.SOFTLY_INVALIDATED : Validity.VALID;
    }
}
