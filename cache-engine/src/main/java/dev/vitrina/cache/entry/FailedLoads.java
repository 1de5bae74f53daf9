package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.store.NewFailure;
import dev.vitrina.cache.store.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down that a load failed and how long the origin is left alone, beside whatever is kept. */
final class FailedLoads {

    private static final Logger LOG = LoggerFactory.getLogger(FailedLoads.class);

    private final LeasedStore store;
    private final Shelf shelf;
    private final CredentialPauses pauses;
    private final Outages outages;
    private final Backoff backoff;
    private final ActivityLog activity;
    private final InstantSource clock;

    FailedLoads(
        LeasedStore store,
        Shelf shelf,
        CredentialPauses pauses,
        Outages outages,
        Backoff backoff,
        ActivityLog activity,
        InstantSource clock
    ) {
        this.store = store;
        this.shelf = shelf;
        this.pauses = pauses;
        this.outages = outages;
        this.backoff = backoff;
        this.activity = activity;
        this.clock = clock;
    }

    /** @return what was kept, with the reason why there is nothing newer */
    Outcome settle(
        Flight flight,
        CacheRequest<?> request,
        Lookup.Seen seen,
        OptionalLong fence,
        LoadResult.Failed<?> failure
    ) {
        activity.of(flight.key().tenant(), flight.key().endpoint()).failure();
        StoredEntry.Failure before = seen.row() == null ? null : seen.row().failure();
        int attempt = before == null ? 1 : before.attempt() + 1;
        Duration retryIn = backoff.after(failure, attempt, request.policy());
        Instant retryAt = clock.instant().plus(retryIn);
        // A quota that is used up for background work is not used up for a waiting user, here or on another replica.
        Priority stopped = failure.kind() == FailureKind.RATE_LIMITED ? flight.priority() : Priority.INTERACTIVE;
        try {
            if (failure.kind() == FailureKind.UNAUTHORISED) {
                Problem problem = pauses.pause(flight.key().tenant(), failure.message(), failure.retryAfter());
                store.release(flight.id(), fence);
                return seen.outcome().withProblem(problem);
            }
            if (stopped != Priority.INTERACTIVE) {
                store.release(flight.id(), fence);
            } else if (fence.isPresent()) {
                NewFailure recorded = new NewFailure(
                    flight.policyVersion(),
                    flight.key().endpoint(),
                    failure.kind(),
                    failure.message(),
                    attempt,
                    retryIn,
                    flight.scopes()
                );
                retryAt = store.fail(flight.id(), fence.getAsLong(), recorded).orElse(retryAt);
            }
        } catch (CacheStoreException e) {
            LOG.warn("A failure of {} could not be recorded", flight.key().endpoint(), e);
        }
        Problem problem = new Problem(failure.kind(), failure.message(), retryAt);
        outages.failed(flight.key().endpoint(), problem);
        shelf.put(flight, problem, stopped, retryIn.toNanos());
        return seen.outcome().withProblem(problem);
    }
}
