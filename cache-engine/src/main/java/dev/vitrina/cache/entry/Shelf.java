package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.memory.Ageing;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.Kept;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.memory.Oversize;
import dev.vitrina.cache.memory.Setback;
import dev.vitrina.cache.store.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes entries to hold in memory, and puts them there unless an invalidation came since their flight began. */
final class Shelf {

    private final MemoryCache memory;
    private final Generations generations;
    private final ActivityLog activity;
    private final LoadTimes times;
    private final LongSupplier nanoTime;

    Shelf(MemoryCache memory, Generations generations, ActivityLog activity, LoadTimes times, LongSupplier nanoTime) {
        this.memory = memory;
        this.generations = generations;
        this.activity = activity;
        this.times = times;
        this.nanoTime = nanoTime;
    }

    /**
     * @param asked when the store was asked, by the engine's counter: the row's age was told at some moment after that, and an answer
     *              that was long on its way must not make the value younger
     */
    HeldEntry fromStore(Flight flight, CacheRequest<?> request, StoredEntry row, long asked) {
        byte[] body = row.kind() == StoredEntry.Kind.VALUE ? row.body() : null;
        int[] cells = flight.cells(row.scopes());
        return entry(flight, request, body, row.etag(), row.fetchedAt(), asked - row.ageNanos(), cells);
    }

    /** @param answered when the origin had answered, by the engine's counter: storing may take long */
    HeldEntry fromOrigin(
        Flight flight,
        CacheRequest<?> request,
        byte@Nullable [] body,
        @Nullable String etag,
        Instant fetchedAt,
        long answered,
        int[] cells
    ) {
        return entry(flight, request, body, etag, fetchedAt, answered, cells);
    }

    void put(Flight flight, HeldEntry entry, CachePolicy policy) {
        if (!generations.movedSince(entry.cells(), flight.epoch())) {
            memory.put(flight.key(), entry, policy.memoryShare());
        }
    }

    /** @param stopped the class of the load that must wait; higher ones need not */
    void put(Flight flight, Problem problem, Priority stopped, long retryInNanos) {
        memory.put(
            flight.key(),
            new Setback(problem, stopped, nanoTime.getAsLong() + retryInNanos, flight.cells(), flight.epoch())
        );
    }

    /** Notes that the origin's answer is too large to keep, or must not be kept. */
    void unkept(Flight flight, Duration quiet) {
        long now = nanoTime.getAsLong();
        memory.put(flight.key(), new Oversize(now, now + quiet.toNanos(), flight.cells(), flight.epoch()));
    }

    private HeldEntry entry(
        Flight flight,
        CacheRequest<?> request,
        byte@Nullable [] body,
        @Nullable String etag,
        Instant fetchedAt,
        long bornNanos,
        int[] cells
    ) {
        long key = ScopeId.key(flight.key());
        Kept kept = new Kept(
            body,
            etag,
            fetchedAt,
            new Ageing(nanoTime, bornNanos),
            (key >>> 11) * 0x1.0p-53,
            cells,
            activity.of(flight.key().tenant(), flight.key().endpoint())
        );
        long lead = times.lead(flight.key().endpoint(), key ^ fetchedAt.getNano() ^ (fetchedAt.getEpochSecond() << 30));
        return new HeldEntry(kept, request, flight.epoch(), lead);
    }
}
