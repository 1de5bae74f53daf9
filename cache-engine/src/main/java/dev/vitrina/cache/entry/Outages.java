package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints that only failed of late, as far as this replica has tried or seen in the store. When that has lasted, what is merely
 * kept may be served as well, and only one key of the endpoint at a time is loaded behind what is shown, to find out whether it
 * works again.
 */
final class Outages {

    /** As long as the longest pause between two attempts for one key. */
    private static final long LONG_NANOS = Duration.ofMinutes(5).toNanos();
    /** After so long without an attempt nobody knows. */
    private static final long FORGOTTEN_NANOS = 3 * LONG_NANOS;
    private static final long PROBE_NANOS = Duration.ofSeconds(30).toNanos();

    private final ConcurrentHashMap<String, Outage> outages = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final InstantSource clock;

    Outages(LongSupplier nanoTime, InstantSource clock) {
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /**
     * @param since  when it began and
     * @param last   when it was last seen to fail, by the engine's counter
     * @param recalled until when the newest failure seen in the store binds: one that was seen already tells nothing new
     * @param probe  the key that tries; null when none does
     * @param until  no other key tries before
     */
    private record Outage(
        long since,
        long last,
        Problem problem,
        Instant recalled,
        @Nullable CacheKey probe,
        long until
    ) {
        Outage probedBy(CacheKey key, long end) {
            return new Outage(since, last, problem, recalled, key, end);
        }

        Outage failing(long now, Problem latest, Instant seen) {
            return new Outage(since, now, latest, seen, probe, until);
        }

        boolean isLong(long now) {
            return now - since >= LONG_NANOS && now - last < FORGOTTEN_NANOS;
        }
    }

    /** @param nanos how long nothing is loaded for this key */
    record Refusal(Problem problem, long nanos) {}

    /** Whether such a failure says that the origin as a whole may be away. */
    static boolean tellsOfOne(Problem problem) {
        return switch (problem.kind()) {
            case UNAVAILABLE, TIMEOUT, MALFORMED -> true;
            case RATE_LIMITED, REJECTED, UNAUTHORISED -> false;
        };
    }

    /** A load of this replica has just failed. Who rejects a request is there. */
    void failed(String endpoint, Problem problem) {
        if (problem.kind() == FailureKind.REJECTED) {
            works(endpoint);
        }
        if (tellsOfOne(problem)) {
            note(endpoint, problem, Instant.MIN);
        }
    }

    /** The store tells of a load that failed, here or elsewhere, at some time. */
    void recalled(String endpoint, Problem problem, Instant retryAt) {
        Outage known = outages.get(endpoint);
        boolean news = known == null || retryAt.isAfter(known.recalled());
        if (news && tellsOfOne(problem)) {
            note(endpoint, problem, retryAt);
        }
    }

    private void note(String endpoint, Problem problem, Instant recalled) {
        long now = nanoTime.getAsLong();
        outages.compute(endpoint, (ignored, known) ->
            known == null || now - known.last() >= FORGOTTEN_NANOS
                ? new Outage(now, now, problem, recalled, null, now)
                : known.failing(now, problem, recalled.isAfter(known.recalled()) ? recalled : known.recalled())
        );
    }

    /** The origin has just answered. */
    void works(String endpoint) {
        works(endpoint, nanoTime.getAsLong());
    }

    /** @param bornNanos when the origin gave an answer, by the engine's counter */
    void works(String endpoint, long bornNanos) {
        if (!outages.isEmpty()) {
            outages.computeIfPresent(endpoint, (ignored, known) -> bornNanos - known.last() >= 0 ? null : known);
        }
    }

    boolean isLong(String endpoint) {
        Outage known = outages.get(endpoint);
        return known != null && known.isLong(nanoTime.getAsLong());
    }

    /** Null when the key may be loaded behind what is shown; others of its endpoint then wait. */
    @Nullable
    Refusal refusal(CacheKey key) {
        long now = nanoTime.getAsLong();
        Outage known = outages.computeIfPresent(key.endpoint(), (ignored, outage) ->
            outage.isLong(now) && outage.until() - now <= 0 ? outage.probedBy(key, now + PROBE_NANOS) : outage
        );
        if (known == null || !known.isLong(now) || key.equals(known.probe())) {
            return null;
        }
        long left = known.until() - now;
        FailureKind kind = known.problem().kind();
        Problem problem = new Problem(kind, known.problem().message(), clock.instant().plusNanos(left));
        return new Refusal(problem, left);
    }
}
