package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.LoadContext;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.execution.Cancellable;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.store.StoredEntry;
import dev.vitrina.cache.store.StoredEntry.Kind;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second half of a flight, on a thread of its own: takes the cluster's lease and asks the origin, or waits for the
 * replica that does. Ends the flight whatever happens; a loader that hangs only loses its thread.
 */
final class LoadTask<T> implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LoadTask.class);
    private static final long FIRST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration SHORTEST = Duration.ofMillis(250);

    private final Loading parts;
    private final Flight flight;
    private final CacheRequest<T> request;
    private final Duration loadTime;
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean left;
    private Lookup.Seen seen;

    LoadTask(Loading parts, Flight flight, CacheRequest<T> request, Lookup.Seen seen) {
        this.parts = parts;
        this.flight = flight;
        this.request = request;
        this.seen = seen;
        this.loadTime = loadTime(request.policy());
    }

    @Override
    public void run() {
        try {
            Outcome outcome = load();
            if (outcome != null) {
                parts.flights().land(flight, outcome);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("A load of {} ended unexpectedly", flight.key().endpoint(), e);
            parts.flights().land(flight, seen.outcome().withProblem(unavailable()));
        }
    }

    /** @return null when the watch has ended the flight meanwhile */
    private @Nullable Outcome load() {
        if (!seen.stored() || isNotCacheable(seen.row())) {
            return lead(OptionalLong.empty(), parts.execution().nanoTime());
        }
        try (LeaseWaits.Wait wait = parts.waits().begin(flight.id())) {
            return leadOrFollow(wait);
        }
    }

    private @Nullable Outcome leadOrFollow(LeaseWaits.Wait wait) {
        long deadline = parts.execution().nanoTime() + loadTime.toNanos();
        long pause = FIRST_WAIT_NANOS;
        while (true) {
            OptionalLong fence;
            long asked = parts.execution().nanoTime();
            try {
                fence = parts.leases().acquire(flight.id(), loadTime, flight.scopes());
            } catch (CacheStoreException e) {
                return lead(OptionalLong.empty(), parts.execution().nanoTime());
            }
            // Whoever held the lease until just now may have left the answer.
            seen = parts.lookup().look(flight, request);
            if (seen.outcome().settled()) {
                giveUp(fence);
                return seen.outcome();
            }
            if (fence.isPresent() || !seen.stored() || isNotCacheable(seen.row())) {
                return lead(fence, asked);
            }
            flight.follow();
            if (parts.execution().nanoTime() - deadline > 0 || parts.execution().isInterrupted()) {
                return Answers.late(seen.outcome());
            }
            if (wait.await(pause / 2 + parts.random().nextLong(pause))) {
                // Most likely the answer is there, and nobody needs the lease.
                seen = parts.lookup().look(flight, request);
                if (seen.outcome().settled()) {
                    return seen.outcome();
                }
            }
            pause = Math.min(2 * pause, LONGEST_WAIT_NANOS);
        }
    }

    /** @param since when the lease was asked for, by the execution's counter: it lasts no longer than the load time from there */
    private @Nullable Outcome lead(OptionalLong fence, long since) {
        Problem paused = seen.stored() ? parts.pauses().check(flight.key().tenant()) : null;
        if (paused != null) {
            giveUp(fence);
            return seen.outcome().withProblem(paused);
        }
        Duration left = loadTime.minusNanos(parts.execution().nanoTime() - since);
        if (!left.isPositive()) {
            // The store was so slow that another replica may be calling the origin by now.
            giveUp(fence);
            return Answers.late(seen.outcome());
        }
        parts.activity().of(flight.key().tenant(), flight.key().endpoint()).load();
        Cancellable loader = parts.execution().current();
        Cancellable watch = parts.execution().schedule(left, () -> overrun(fence, loader));
        long began = parts.times().now();
        LoadResult<T> result = ask(left);
        boolean inTime = ended.compareAndSet(false, true);
        leave();
        if (!inTime) {
            return null;
        }
        watch.cancel();
        if (!(result instanceof LoadResult.Failed)) {
            parts.outages().works(flight.key().endpoint());
            parts.times().ended(flight.key().endpoint(), began);
        }
        return parts.settlement().settle(flight, request, seen, fence, result);
    }

    /** Whoever comes next need not wait until it runs out. */
    private void giveUp(OptionalLong fence) {
        try {
            parts.leased().release(flight.id(), fence);
        } catch (CacheStoreException e) {
            LOG.debug("The lease of {} will run out", flight.key().endpoint(), e);
        }
    }

    private LoadResult<T> ask(Duration left) {
        try {
            HeldEntry kept = seen.outcome().entry();
            String etag = kept == null ? null : kept.etag();
            flight.loadsFor(parts.lookup().priority(flight, request, seen.outcome()));
            return request.loader().load(new LoadContext(flight.priority(), left, etag));
        } catch (RuntimeException e) {
            LOG.warn("The loader of {} threw", flight.key().endpoint(), e);
            return new LoadResult.Failed<>(FailureKind.UNAVAILABLE, "The origin could not be asked", null);
        }
    }

    /** On the timer's thread: frees the key, then lets the loader know. */
    private void overrun(OptionalLong fence, Cancellable loader) {
        if (ended.compareAndSet(false, true)) {
            parts
                .execution()
                .execute(() -> {
                    LoadResult<T> late = new LoadResult.Failed<>(
                        FailureKind.TIMEOUT,
                        "The origin did not answer in time",
                        null
                    );
                    Outcome outcome = seen.outcome().withProblem(unavailable());
                    try {
                        outcome = parts.settlement().settle(flight, request, seen, fence, late);
                    } finally {
                        parts.flights().land(flight, outcome);
                    }
                });
            interrupt(loader);
        }
    }

    /** From here on the thread may do something else, which an interruption of this load is not meant for. */
    private synchronized void leave() {
        left = true;
        parts.execution().clearInterrupt();
    }

    private synchronized void interrupt(Cancellable loader) {
        if (!left) {
            loader.cancel();
        }
    }

    private static boolean isNotCacheable(@Nullable StoredEntry row) {
        return (
            row != null && row.kind() == Kind.NOT_CACHEABLE && row.ageNanos() < Settlement.NOT_CACHEABLE_FOR.toNanos()
        );
    }

    private static Problem unavailable() {
        return new Problem(FailureKind.UNAVAILABLE, "The origin could not be asked", null);
    }

    /** Half as long again as the longest wait of a reader, so that a late answer is still kept. */
    static Duration loadTime(CachePolicy policy) {
        Duration longest = policy.hardTimeout().compareTo(policy.softTimeout()) > 0
            ? policy.hardTimeout()
            : policy.softTimeout();
        Duration time = longest.plus(longest.dividedBy(2));
        return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    }
}
