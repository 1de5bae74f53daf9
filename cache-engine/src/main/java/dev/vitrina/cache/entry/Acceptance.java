package dev.vitrina.cache.entry;

import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.invalidation.InvalidationFeed;
import dev.vitrina.cache.memory.Terms;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether a reader may take what came of a flight that he shares, which was begun by another's request and at another time. */
final class Acceptance {

    private final Flights flights;
    private final Generations generations;
    private final InvalidationFeed feed;
    private final LongSupplier nanoTime;

    Acceptance(Flights flights, Generations generations, InvalidationFeed feed, LongSupplier nanoTime) {
        this.flights = flights;
        this.generations = generations;
        this.feed = feed;
        this.nanoTime = nanoTime;
    }

    /**
     * What there was when a reader came.
     *
     * @param flights how many had begun
     * @param epoch   the generations' count
     * @param nanos   the engine's counter
     * @param lag     how long ago the log of invalidations had been read
     */
    record Arrival(long flights, long epoch, long nanos, long lag) {}

    Arrival arrive() {
        long now = nanoTime.getAsLong();
        return new Arrival(flights.count(), generations.epoch(), now, feed.lag(now));
    }

    boolean accepts(Flights.Boarding boarding, CacheRequest<?> request, Outcome outcome, Arrival arrival) {
        return !(
            isTooOld(boarding, request.policy(), outcome, arrival) ||
            isJudgedByOthers(boarding, request.policy(), outcome) ||
            isRefusedForLess(boarding.flight(), request, outcome)
        );
    }

    private boolean isTooOld(Flights.Boarding boarding, CachePolicy policy, Outcome outcome, Arrival arrival) {
        Flight flight = boarding.flight();
        if (boarding.mine()) {
            return false;
        }
        return (
            (!flight.beganAfter(arrival.flights()) && isUncertain(flight, policy.coherence(), arrival)) ||
            flight.isTooOldFor(arrival.epoch(), outcome, generations)
        );
    }

    /** Whether another replica may have invalidated, before the reader came, what a flight had looked up by then. */
    private boolean isUncertain(Flight flight, Coherence coherence, Arrival arrival) {
        return switch (coherence) {
            case Coherence.Strict() -> true;
            // What was invalidated longer ago was known to whoever had read the log since, and is seen by a flight begun since.
            case Coherence.Bounded(Duration delta) -> arrival.lag() > Terms.nanos(delta) &&
            arrival.nanos() - flight.began() > Terms.nanos(delta);
            case Coherence.Eventual() -> false;
        };
    }

    /** Whether whoever began the flight was content with what this reader's policy does not take for good enough. */
    private boolean isJudgedByOthers(Flights.Boarding boarding, CachePolicy policy, Outcome outcome) {
        if (boarding.mine() || outcome.source() == Source.ORIGIN) {
            return false;
        }
        boolean uncertain = outcome.source() == Source.MEMORY && policy.coherence() instanceof Coherence.Strict;
        boolean kept = outcome.settled() && outcome.problem() == null;
        return uncertain || (kept && outcome.standing(policy, nanoTime.getAsLong()) != Standing.FRESH);
    }

    /**
     * Whether a user with nothing to show is told that there is no quota, or no attempt in a long outage, and it was a load that
     * nobody waited for which was told so. That load has ended: whatever the store does, another one does not call beside it.
     */
    private boolean isRefusedForLess(Flight flight, CacheRequest<?> request, Outcome outcome) {
        Problem problem = outcome.problem();
        return (
            problem != null &&
            (problem.kind() == FailureKind.RATE_LIMITED || flight.isRefused()) &&
            request.priority() == Priority.INTERACTIVE &&
            flight.priority() != Priority.INTERACTIVE &&
            flight.loaded().isDone() &&
            outcome.standing(request.policy(), nanoTime.getAsLong()) == Standing.EXPIRED
        );
    }
}
