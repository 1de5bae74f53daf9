package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The flights under way in this process: at most one per key that a new reader may join. */
final class Flights {

    private final ConcurrentHashMap<CacheKey, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final Generations generations;
    private final LongSupplier nanoTime;

    Flights(Generations generations, LongSupplier nanoTime) {
        this.generations = generations;
        this.nanoTime = nanoTime;
    }

    /** @param mine whether the caller started it and must see to it */
    record Boarding(Flight flight, boolean mine) {}

    /** Joins the flight under way, or starts one where there is none or only one from before an invalidation. */
    Boarding board(CacheRequest<?> request, @Nullable Instant distrusted) {
        CacheKey key = request.key();
        int version = request.policy().version();
        Flight current = flights.get(key);
        if (current != null && current.isOpenTo(version, generations)) {
            current.isWantedFor(request.priority());
            return new Boarding(current, false);
        }
        long epoch = generations.epoch();
        long[] scopes = ScopeId.ofEntry(key, request.tags());
        Flight own = new Flight(
            key,
            version,
            scopes,
            Generations.cells(scopes, ScopeId.key(key)),
            epoch,
            count.incrementAndGet(),
            nanoTime.getAsLong(),
            distrusted
        );
        Flight flying = flights.compute(key, (ignored, other) ->
            other != null && other.isOpenTo(version, generations) ? other : own
        );
        flying.isWantedFor(request.priority());
        return new Boarding(flying, flying == own);
    }

    /** Ends a flight, so that the next reader starts another one. */
    void land(Flight flight, Outcome outcome) {
        flights.remove(flight.key(), flight);
        flight.loaded().complete(outcome);
        flight.looked().complete(outcome);
    }

    /** How many were begun so far. */
    long count() {
        return count.get();
    }
}
