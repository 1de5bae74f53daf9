package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.store.NewEntry;
import dev.vitrina.cache.store.StoredEntry;
import dev.vitrina.cache.store.StoredEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a load brought, store first and memory second, and makes it the flight's outcome. What lost its lease or
 * was overtaken by an invalidation goes to those who waited and is not kept.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    /** How long an answer that cannot be kept lets replicas not wait for each other, and is not loaded behind what is kept. */
    static final Duration NOT_CACHEABLE_FOR = Duration.ofMinutes(2);

    private static final String UNFIT = "The origin's answer cannot be kept";

    private final LeasedStore store;
    private final Shelf shelf;
    private final CredentialPauses pauses;
    private final FailedLoads failures;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    Settlement(
        LeasedStore store,
        Shelf shelf,
        CredentialPauses pauses,
        FailedLoads failures,
        InstantSource clock,
        LongSupplier nanoTime
    ) {
        this.store = store;
        this.shelf = shelf;
        this.pauses = pauses;
        this.failures = failures;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * @param seen  what was kept when the load began
     * @param fence of the lease; empty when the load ran without one
     */
    <T> Outcome settle(
        Flight flight,
        CacheRequest<T> request,
        Lookup.Seen seen,
        OptionalLong fence,
        LoadResult<T> result
    ) {
        return switch (result) {
            case LoadResult.Loaded<T>(T value, Set<String> tags, String etag) -> {
                byte[] body = encoded(request, value);
                yield body == null
                    ? unfit(flight, request, seen, fence)
                    : value(flight, request, seen, fence, body, tags, etag);
            }
            case LoadResult.Uncacheable<T>(T value, Set<String> tags) -> {
                byte[] body = encoded(request, value);
                yield body == null
                    ? unfit(flight, request, seen, fence)
                    : unkept(flight, request, seen, fence, body, tags, null);
            }
            case LoadResult.NotModified<T>() -> notModified(flight, request, seen, fence);
            case LoadResult.NotFound<T>() -> keep(flight, request, fence, Kind.ABSENT, null, null, Set.of());
            case LoadResult.Failed<T> failure -> failures.settle(flight, request, seen, fence, failure);
        };
    }

    /** Null when the codec, which is the caller's, does not take the value. */
    private static <T> byte@Nullable [] encoded(CacheRequest<T> request, T value) {
        try {
            return request.codec().encode(value);
        } catch (RuntimeException e) {
            LOG.warn("An answer of {} cannot be encoded", request.key().endpoint(), e);
            return null;
        }
    }

    private Outcome unfit(Flight flight, CacheRequest<?> request, Lookup.Seen seen, OptionalLong fence) {
        return failures.settle(
            flight,
            request,
            seen,
            fence,
            new LoadResult.Failed<>(FailureKind.MALFORMED, UNFIT, null)
        );
    }

    private Outcome value(
        Flight flight,
        CacheRequest<?> request,
        Lookup.Seen seen,
        OptionalLong fence,
        byte[] body,
        Set<String> tags,
        @Nullable String etag
    ) {
        if (body.length <= request.policy().maxBytes()) {
            return keep(flight, request, fence, Kind.VALUE, body, etag, tags);
        }
        LOG.info("An answer of {} has {} bytes, more than its policy keeps", flight.key().endpoint(), body.length);
        return unkept(flight, request, seen, fence, body, tags, etag);
    }

    /** For those who waited only; the next ones need not wait for each other. */
    private Outcome unkept(
        Flight flight,
        CacheRequest<?> request,
        Lookup.Seen seen,
        OptionalLong fence,
        byte[] body,
        Set<String> tags,
        @Nullable String etag
    ) {
        long answered = nanoTime.getAsLong();
        shelf.unkept(flight, NOT_CACHEABLE_FOR);
        if (seen.outcome().servesMeanwhile(request.policy(), nanoTime.getAsLong())) {
            leaveKept(flight, fence);
        } else {
            keep(flight, request, fence, Kind.NOT_CACHEABLE, null, null, tags);
        }
        // Not kept, but who shares this flight must be able to see that a tag of the answer was invalidated before he came.
        int[] cells = flight.cells(ScopeId.ofEntry(flight.key(), request.tags(), tags));
        return outcome(shelf.fromOrigin(flight, request, body, etag, clock.instant(), answered, cells));
    }

    /** What the store has is still served, here and by other replicas, and must outlast an answer that nobody waits for. */
    private void leaveKept(Flight flight, OptionalLong fence) {
        try {
            store.release(flight.id(), fence);
            pauses.resume(flight.key().tenant());
        } catch (CacheStoreException e) {
            LOG.warn("The lease of {} could not be given up", flight.key().endpoint(), e);
        }
    }

    private Outcome keep(
        Flight flight,
        CacheRequest<?> request,
        OptionalLong fence,
        Kind kind,
        byte@Nullable [] body,
        @Nullable String etag,
        Set<String> tags
    ) {
        long[] scopes = ScopeId.ofEntry(flight.key(), request.tags(), tags);
        Duration keepFor = switch (kind) {
            case VALUE -> Standing.keepFor(request.policy());
            case ABSENT -> Standing.keepAbsentFor(request.policy());
            case NOT_CACHEABLE, NOTHING -> NOT_CACHEABLE_FOR;
        };
        NewEntry row = new NewEntry(
            flight.policyVersion(),
            flight.key().endpoint(),
            kind,
            body,
            etag,
            request.policy().compressAbove(),
            keepFor,
            scopes
        );
        return publish(flight, request, fence, body, etag, flight.cells(scopes), kind != Kind.NOT_CACHEABLE, () ->
            store.store(flight.id(), fence.getAsLong(), row)
        );
    }

    private Outcome notModified(Flight flight, CacheRequest<?> request, Lookup.Seen seen, OptionalLong fence) {
        HeldEntry kept = seen.outcome().entry();
        StoredEntry row = seen.row();
        if (kept == null || kept.absent()) {
            String message = "The origin says that nothing changed, but nothing is kept";
            return failures.settle(
                flight,
                request,
                seen,
                fence,
                new LoadResult.Failed<>(FailureKind.MALFORMED, message, null)
            );
        }
        long[] scopes = row == null ? flight.scopes() : row.scopes();
        // While the store is away there is no row, and only what is held knows the tags that the answer named.
        return publish(flight, request, fence, kept.body(), kept.etag(), kept.cells(), true, () ->
            store.renew(
                flight.id(),
                fence.getAsLong(),
                flight.policyVersion(),
                scopes,
                Standing.keepFor(request.policy())
            )
        );
    }

    /** Store first, then memory. Without a lease PostgreSQL is away, or the last answer must not be kept: memory alone must do. */
    private Outcome publish(
        Flight flight,
        CacheRequest<?> request,
        OptionalLong fence,
        byte@Nullable [] body,
        @Nullable String etag,
        int[] cells,
        boolean cacheable,
        Supplier<Optional<Instant>> write
    ) {
        long answered = nanoTime.getAsLong();
        Instant fetchedAt = null;
        try {
            fetchedAt = fence.isPresent() ? write.get().orElse(null) : clock.instant();
            pauses.resume(flight.key().tenant());
        } catch (CacheStoreException e) {
            LOG.warn("An answer of {} could not be stored", flight.key().endpoint(), e);
        }
        Instant dated = fetchedAt == null ? clock.instant() : fetchedAt;
        HeldEntry entry = shelf.fromOrigin(flight, request, body, etag, dated, answered, cells);
        if (fetchedAt != null && cacheable) {
            shelf.put(flight, entry, request.policy());
        }
        return outcome(entry);
    }

    private static Outcome outcome(HeldEntry entry) {
        return new Outcome(entry, false, null, Source.ORIGIN, true);
    }
}
