package dev.vitrina.cache.entry;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.store.EntryStore;
import dev.vitrina.cache.store.StoredEntry;
import dev.vitrina.cache.store.StoredEntry.Validity;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks an entry up in the store and decides whether that is enough or a load must follow. */
final class Lookup {

    private static final Problem STORE_AWAY = new Problem(
        FailureKind.UNAVAILABLE,
        "The shared store cannot be reached: changes made elsewhere may be missing",
        null
    );

    private final EntryStore entries;
    private final MemoryCache memory;
    private final Shelf shelf;
    private final Generations generations;
    private final CredentialPauses pauses;
    private final Outages outages;
    private final Budget budget;
    private final LongSupplier nanoTime;
    private final StoreClock clock;

    Lookup(
        EntryStore entries,
        MemoryCache memory,
        Shelf shelf,
        Generations generations,
        CredentialPauses pauses,
        Outages outages,
        Budget budget,
        LongSupplier nanoTime,
        StoreClock clock
    ) {
        this.entries = entries;
        this.memory = memory;
        this.shelf = shelf;
        this.generations = generations;
        this.pauses = pauses;
        this.outages = outages;
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /**
     * @param row     what the store has; null when nothing, or when it could not be asked
     * @param stored  whether the store could be asked
     * @param outcome what it means for the flight
     */
    record Seen(@Nullable StoredEntry row, boolean stored, Outcome outcome) {}

    /** One round trip. */
    Seen look(Flight flight, CacheRequest<?> request) {
        StoredEntry row;
        long asked = nanoTime.getAsLong();
        try {
            row = entries.read(flight.id(), flight.policyVersion()).orElse(null);
        } catch (CacheStoreException e) {
            return new Seen(null, false, withoutStore(flight, request));
        }
        if (row != null) {
            flight.learn(row.scopes());
            clock.learn(row.fetchedAt().plusNanos(row.ageNanos()));
        }
        return new Seen(
            row,
            true,
            row == null ? waitOrLoad(flight, request, Outcome.nothing()) : judge(flight, request, row, asked)
        );
    }

    /**
     * What a load is for, by the highest class of those who share it and what there is to show them meanwhile; a value kept for its
     * validator only is nothing to show.
     */
    Priority priority(Flight flight, CacheRequest<?> request, Outcome seen) {
        boolean shown = seen.standing(request.policy(), nanoTime.getAsLong()) != Standing.EXPIRED;
        boolean behind = shown && flight.wanted() == Priority.INTERACTIVE;
        return behind ? Priority.REFRESH : flight.wanted();
    }

    private Outcome judge(Flight flight, CacheRequest<?> request, StoredEntry row, long asked) {
        Outcome seen = Outcome.nothing();
        if (row.servable() && flight.trusts(row)) {
            HeldEntry entry = shelf.fromStore(flight, request, row, asked);
            boolean soft = row.validity() == Validity.SOFTLY_INVALIDATED;
            seen = new Outcome(entry, soft, null, Source.STORE, false);
            outages.works(flight.key().endpoint(), entry.bornNanos());
            if (!soft) {
                shelf.put(flight, entry, request.policy());
            }
            long now = nanoTime.getAsLong();
            if (
                seen.standing(request.policy(), now) == Standing.FRESH &&
                !Standing.isDue(entry, request.policy(), now - entry.bornNanos())
            ) {
                return new Outcome(entry, false, null, Source.STORE, true);
            }
        }
        StoredEntry.Failure failure = row.failure();
        if (failure != null && failure.retryInNanos() > 0) {
            Problem problem = new Problem(failure.kind(), failure.message(), failure.retryAt());
            outages.recalled(flight.key().endpoint(), problem, failure.retryAt());
            shelf.put(flight, problem, Priority.INTERACTIVE, failure.retryInNanos());
            return seen.withProblem(problem);
        }
        return waitOrLoad(flight, request, seen);
    }

    /** PostgreSQL is away: what memory holds is better than an error, unless the policy wants certainty. */
    private Outcome withoutStore(Flight flight, CacheRequest<?> request) {
        HeldEntry held = memory.get(flight.key());
        boolean usable = held != null && held.fits(request.policy()) && held.isUsable(generations);
        if (!usable || held == null || request.policy().coherence() instanceof Coherence.Strict) {
            return waitOrLoad(flight, request, Outcome.nothing());
        }
        Outcome seen = new Outcome(held, !held.isCurrent(generations), STORE_AWAY, Source.MEMORY, false);
        return seen.standing(request.policy(), nanoTime.getAsLong()) == Standing.FRESH
            ? seen.asItIs()
            : waitOrLoad(flight, request, seen);
    }

    private Outcome waitOrLoad(Flight flight, CacheRequest<?> request, Outcome seen) {
        long now = nanoTime.getAsLong();
        Priority priority = priority(flight, request, seen);
        flight.loadsFor(priority);
        Problem known = memory.setback(flight.key(), priority, generations, now);
        if (known == null) {
            known = pauses.pending(flight.key().tenant());
        }
        if (
            known == null &&
            seen.servesMeanwhile(request.policy(), now) &&
            memory.isOversized(flight.key(), generations, now)
        ) {
            return seen.asItIs();
        }
        if (known == null) {
            known = overBudget(flight, request, priority);
        }
        if (known == null && priority != Priority.INTERACTIVE) {
            known = duringOutage(flight, priority);
        }
        return known == null ? seen : seen.withProblem(known);
    }

    private @Nullable Problem duringOutage(Flight flight, Priority priority) {
        Outages.Refusal refusal = outages.refusal(flight.key());
        if (refusal == null) {
            return null;
        }
        flight.refuse();
        shelf.put(flight, refusal.problem(), priority, refusal.nanos());
        return refusal.problem();
    }

    private @Nullable Problem overBudget(Flight flight, CacheRequest<?> request, Priority priority) {
        if (priority == Priority.INTERACTIVE) {
            return null;
        }
        Duration delay = delay(flight, request, priority);
        if (!delay.isPositive()) {
            return null;
        }
        Problem problem = new Problem(
            FailureKind.RATE_LIMITED,
            "The origin's quota is kept for more urgent calls",
            clock.instant().plus(delay)
        );
        shelf.put(flight, problem, priority, delay.toNanos());
        return problem;
    }

    private Duration delay(Flight flight, CacheRequest<?> request, Priority priority) {
        double reserve = request.policy().reserve();
        return budget.delay(flight.key().tenant(), flight.key().endpoint(), priority, reserve);
    }
}
