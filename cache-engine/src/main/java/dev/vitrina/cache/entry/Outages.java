package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Problem;
import java.time.Duration;
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
     * @param probe  the key that tries; null when none does
     * @param until  no other key tries before
     */
    private record Outage(long since, long last, Problem problem, @Nullable CacheKey probe, long until) {
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

    void failed(String endpoint, Problem problem) {
        if (tellsOfOne(problem)) {
            long now = nanoTime.getAsLong();
            outages.compute(endpoint, (ignored, known) ->
                known == null || now - known.last() >= FORGOTTEN_NANOS
                    ? new Outage(now, now, problem, null, now)
                    : new Outage(known.since(), now, problem, known.probe(), known.until())
            );
        }
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
            outage.isLong(now) && outage.until() - now <= 0
                ? new Outage(outage.since(), outage.last(), outage.problem(), key, now + PROBE_NANOS)
                : outage
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
