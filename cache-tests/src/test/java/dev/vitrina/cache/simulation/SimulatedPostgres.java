package dev.vitrina.cache.simulation;

import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.store.EntryId;
import dev.vitrina.cache.store.PauseStore.Pause;
import dev.vitrina.cache.store.StoredEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tables of {@code 001-entries.sql} and the transactions over them, as far as the engine's statements can tell: rows, what a
 * snapshot sees, row locks, what a crash leaves. Nothing in here takes time; {@link SimulatedStores} does.
 */
final class SimulatedPostgres {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** Table {@code cache.entry}. A change makes another object. */
    record EntryRow(
        Kind kind,
        byte@Nullable [] body,
        @Nullable String etag,
        Instant fetchedAt,
        Instant keepUntil,
        boolean soft,
        long[] scopes,
        long generation,
        long hardGeneration,
        @Nullable Failed failed
    ) {
        EntryRow withFailure(@Nullable Failed failed, Instant keepUntil) {
            return new EntryRow(
                kind,
                body,
                etag,
                fetchedAt,
                keepUntil,
                soft,
                scopes,
                generation,
                hardGeneration,
                failed
            );
        }

        EntryRow softened() {
            return new EntryRow(kind, body, etag, fetchedAt, keepUntil, true, scopes, generation, hardGeneration, null);
        }
    }

    /** @param generations of the row's scopes when it was recorded */
    record Failed(FailureKind kind, String message, int attempt, Instant retryAt, long generations) {
        Failed since(long generations) {
            return new Failed(kind, message, attempt, retryAt, generations);
        }
    }

    record EntryKey(EntryId id, int policyVersion) {}

    /** @param awaited whether somebody else came for it since it was taken */
    record Lease(long fence, Instant until, Snapshot started, boolean awaited) {}

    /** Table {@code cache.scope_generation}. */
    record Generation(@Nullable Long tenant, boolean ofTenant, long generation, long hardGeneration, long movedBy) {}

    record LogRow(long seq, long transaction, long scope, boolean hard) {}

    record PauseRow(String message, int attempt, Instant retryAt) {}

    final Map<EntryKey, EntryRow> entries = new HashMap<>();
    final Map<EntryId, Lease> leases = new HashMap<>();
    final Map<Long, Generation> generations = new HashMap<>();
    final TreeMap<Long, List<LogRow>> log = new TreeMap<>();
    final Map<Long, PauseRow> pauses = new HashMap<>();
    private final Map<Object, SimulatedTransaction> locks = new HashMap<>();
    private final TreeSet<Long> running = new TreeSet<>();
    private final List<SimulatedTransaction> open = new ArrayList<>();
    private final LongSupplier nanos;
    private long nextTransaction = 1_000;
    private long nextFence;
    private long nextSeq;

    SimulatedPostgres(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** {@code clock_timestamp()}. */
    Instant clock() {
        return START.plusNanos(nanos.getAsLong()).truncatedTo(ChronoUnit.MICROS);
    }

    Instant in(Duration duration) {
        return clock().plus(duration).truncatedTo(ChronoUnit.MICROS);
    }

    Snapshot snapshot() {
        long min = running.isEmpty() ? nextTransaction : running.first();
        return new Snapshot(min, nextTransaction, running.isEmpty() ? Set.of() : new HashSet<>(running));
    }

    long nextFence() {
        return ++nextFence;
    }

    long nextSeq() {
        return ++nextSeq;
    }

    /** @param owner the connection's other end; see {@link #abort} */
    SimulatedTransaction begin(Object owner) {
        SimulatedTransaction transaction = new SimulatedTransaction(this, nextTransaction++, owner);
        running.add(transaction.number());
        open.add(transaction);
        return transaction;
    }

    void ended(SimulatedTransaction transaction) {
        running.remove(transaction.number());
        open.remove(transaction);
        locks.values().removeIf(holder -> holder == transaction);
    }

    /** @return who holds the row's lock; null when it is free */
    @Nullable
    SimulatedTransaction holder(Object row) {
        return locks.get(row);
    }

    void lock(Object row, SimulatedTransaction transaction) {
        locks.put(row, transaction);
    }

    /** Whether one of the scopes moved after that moment, as the snapshot sees it. */
    boolean moved(Map<Long, Generation> seen, long[] scopes, Snapshot since) {
        for (long scope : scopes) {
            Generation generation = seen.get(scope);
            if (generation != null && !since.sees(generation.movedBy())) {
                return true;
            }
        }
        return false;
    }

    /** Ends what the owner had under way: it is gone. */
    void abort(Object owner) {
        List.copyOf(open)
            .stream()
            .filter(transaction -> transaction.owner() == owner)
            .forEach(SimulatedTransaction::abort);
    }

    /** Ends every transaction under way, as a crash does, and empties the unlogged tables. */
    void crash() {
        List.copyOf(open).forEach(SimulatedTransaction::abort);
        entries.clear();
        leases.clear();
    }

    /** What the engine's housekeeping removes of the entries. */
    void removeExpired() {
        Instant now = clock();
        entries.values().removeIf(row -> row.keepUntil().isBefore(now));
    }

    Pause pause(PauseRow row) {
        return new Pause(
            row.message(),
            row.attempt(),
            row.retryAt(),
            Duration.between(clock(), row.retryAt()).toNanos()
        );
    }
}
