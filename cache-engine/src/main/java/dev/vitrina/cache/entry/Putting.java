package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.PutOutcome;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.invalidation.Invalidator;
import dev.vitrina.cache.lease.LeaseStore;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.store.NewEntry;
import dev.vitrina.cache.store.StoredEntry.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a caller brings: invalidates what is kept, takes the lease from whoever has it, and stores under that like a load. The
 * lease fixes what the value is younger than, and keeps loads under way from storing what they began before; from there on an
 * invalidation overtakes it as it would overtake a load.
 */
final class Putting {

    private final LeasedStore leased;
    private final LeaseStore leases;
    private final Shelf shelf;
    private final Generations generations;
    private final Invalidator invalidator;
    private final LongSupplier nanoTime;
    private final InstantSource clock;

    Putting(
        LeasedStore leased,
        LeaseStore leases,
        Shelf shelf,
        Generations generations,
        Invalidator invalidator,
        LongSupplier nanoTime,
        InstantSource clock
    ) {
        this.leased = leased;
        this.leases = leases;
        this.shelf = shelf;
        this.generations = generations;
        this.invalidator = invalidator;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** @throws CacheStoreException when the store cannot be reached; this replica's memory has the value then */
    <T> PutOutcome put(CacheRequest<T> request, @Nullable T value) {
        byte[] body = value == null ? null : request.codec().encode(value);
        Scope.Key scope = new Scope.Key(request.key());
        try {
            // Whatever becomes of the rest, even of this process: from here on nobody is given what the value replaces.
            invalidator.invalidate(scope, Invalidation.HARD);
        } catch (CacheStoreException e) {
            hold(flight(request), request, body, clock.instant());
            throw e;
        }
        if (body != null && body.length > request.policy().maxBytes()) {
            return PutOutcome.TOO_LARGE;
        }
        Flight flight = flight(request);
        try {
            Optional<Instant> stored = store(flight, request.policy(), body);
            stored.ifPresent(fetchedAt -> hold(flight, request, body, fetchedAt));
            return stored.isPresent() ? PutOutcome.KEPT : PutOutcome.OVERTAKEN;
        } catch (CacheStoreException e) {
            hold(flight, request, body, clock.instant());
            // Whether it was stored is not known.
            invalidator.invalidateLater(scope);
            throw e;
        }
    }

    private Flight flight(CacheRequest<?> request) {
        return Flight.alone(request, generations, nanoTime.getAsLong());
    }

    private Optional<Instant> store(Flight flight, CachePolicy policy, byte@Nullable [] body) {
        long fence = leases.take(flight.id(), policy.hardTimeout());
        NewEntry row = new NewEntry(
            flight.policyVersion(),
            flight.key().endpoint(),
            body == null ? Kind.ABSENT : Kind.VALUE,
            body,
            null,
            policy.compressAbove(),
            body == null ? Standing.keepAbsentFor(policy) : Standing.keepFor(policy),
            flight.scopes()
        );
        return leased.store(flight.id(), fence, row);
    }

    private void hold(Flight flight, CacheRequest<?> request, byte@Nullable [] body, Instant fetchedAt) {
        if (body == null || body.length <= request.policy().maxBytes()) {
            HeldEntry entry = shelf.fromOrigin(flight, request, body, null, fetchedAt, flight.began(), flight.cells());
            shelf.put(flight, entry, request.policy());
        }
    }
}
