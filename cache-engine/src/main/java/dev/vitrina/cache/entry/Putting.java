package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.PutOutcome;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.Invalidator;
import dev.vitrina.cache.lease.LeaseStore;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.store.NewEntry;
import dev.vitrina.cache.store.StoredEntry.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a caller brings. Taking the lease from whoever has it fixes what the value is younger than, and keeps loads under way
 * from storing what they began before; from there on an invalidation overtakes it as it would overtake a load.
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
        Flight flight = Flight.alone(request, generations, nanoTime.getAsLong());
        byte[] body = value == null ? null : request.codec().encode(value);
        if (body != null && body.length > request.policy().maxBytes()) {
            invalidator.invalidate(new Scope.Key(request.key()), Invalidation.HARD);
            return PutOutcome.TOO_LARGE;
        }
        try {
            Optional<Instant> stored = store(flight, request.policy(), body);
            if (stored.isEmpty()) {
                return PutOutcome.OVERTAKEN;
            }
            invalidator.tellOthers(new Scope.Key(request.key()));
            hold(flight, request, body, stored.get());
            return PutOutcome.KEPT;
        } catch (CacheStoreException e) {
            // Whether it was stored is not known, and the others may hold what it replaces.
            hold(flight, request, body, clock.instant());
            invalidator.invalidateLater(new Scope.Key(request.key()));
            throw e;
        }
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

    /** After the others were told: this replica's own look-ups that began before must not bring the old value back either. */
    private void hold(Flight flight, CacheRequest<?> request, byte@Nullable [] body, Instant fetchedAt) {
        OptionalLong epoch = generations.replace(ScopeId.key(flight.key()), flight.cells(), flight.epoch());
        if (epoch.isPresent()) {
            Flight landed = flight.from(epoch.getAsLong());
            HeldEntry entry = shelf.fromOrigin(landed, request, body, null, fetchedAt, flight.began(), flight.cells());
            shelf.put(landed, entry, request.policy());
        }
    }
}
