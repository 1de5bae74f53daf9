package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.CacheStoreException;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Freshness.State;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.activity.ActivityLog;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.MemoryCache;
import dev.vitrina.cache.store.EntryStore;
import dev.vitrina.cache.store.StoredEntry;
import dev.vitrina.cache.store.StoredEntry.Validity;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what is kept. Shares no flight, so nobody's load is begun, awaited or told that nothing was found. */
final class Finding {

    private static final Logger LOG = LoggerFactory.getLogger(Finding.class);

    private static final Problem STORE_AWAY = new Problem(
        FailureKind.UNAVAILABLE,
        "The shared store cannot be reached: changes made elsewhere may be missing",
        null
    );

    private final EntryStore entries;
    private final MemoryCache memory;
    private final Shelf shelf;
    private final Generations generations;
    private final ActivityLog activity;
    private final LongSupplier nanoTime;

    Finding(
        EntryStore entries,
        MemoryCache memory,
        Shelf shelf,
        Generations generations,
        ActivityLog activity,
        LongSupplier nanoTime
    ) {
        this.entries = entries;
        this.memory = memory;
        this.shelf = shelf;
        this.generations = generations;
        this.activity = activity;
        this.nanoTime = nanoTime;
    }

    /** @param held what memory may answer with; null when nothing */
    <T> Optional<CacheAnswer.Kept<T>> find(CacheRequest<T> request, @Nullable HeldEntry held) {
        Outcome outcome = held == null ? Outcome.nothing() : fromMemory(held);
        if (outcome.standing(request.policy(), nanoTime.getAsLong()) != Standing.FRESH) {
            outcome = fromStore(request);
        }
        try {
            Optional<CacheAnswer.Kept<T>> answer = answer(request, outcome);
            answer.ifPresent(kept -> count(request, kept));
            return answer;
        } catch (UndecodableException e) {
            LOG.debug("A kept answer of {} cannot be decoded and counts as none", request.key().endpoint(), e);
            return Optional.empty();
        }
    }

    private Outcome fromStore(CacheRequest<?> request) {
        Flight flight = Flight.alone(request, generations, nanoTime.getAsLong());
        StoredEntry row;
        try {
            row = entries.read(flight.id(), flight.policyVersion()).orElse(null);
        } catch (CacheStoreException e) {
            LOG.debug("The store could not be asked for an entry of {}", request.key().endpoint(), e);
            return withoutStore(request);
        }
        if (row == null || !row.servable()) {
            return Outcome.nothing();
        }
        HeldEntry entry = shelf.fromStore(flight, request, row, flight.began());
        boolean soft = row.validity() == Validity.SOFTLY_INVALIDATED;
        if (!soft) {
            shelf.put(flight, entry, request.policy());
        }
        return new Outcome(entry, soft, null, Source.STORE, true);
    }

    private Outcome withoutStore(CacheRequest<?> request) {
        HeldEntry held = memory.get(request.key());
        boolean usable = held != null && held.fits(request.policy()) && held.isUsable(generations);
        return !usable || held == null || request.policy().coherence() instanceof Coherence.Strict
            ? Outcome.nothing()
            : new Outcome(held, !held.isCurrent(generations), STORE_AWAY, Source.MEMORY, true);
    }

    private <T> Optional<CacheAnswer.Kept<T>> answer(CacheRequest<T> request, Outcome outcome) {
        HeldEntry entry = outcome.entry();
        if (entry == null) {
            return Optional.empty();
        }
        State state = switch (outcome.standing(request.policy(), nanoTime.getAsLong())) {
            case FRESH -> State.FRESH;
            case REVALIDATE, FALLBACK -> outcome.problem() == null ? State.STALE : State.STALE_ON_ERROR;
            case EXPIRED -> null;
        };
        return state == null
            ? Optional.empty()
            : Optional.of(Answers.kept(entry, request, state, outcome.source(), outcome.problem()));
    }

    private void count(CacheRequest<?> request, CacheAnswer.Kept<?> kept) {
        new Tally(activity.of(request.key().tenant(), request.key().endpoint())).count(kept);
    }

    private static Outcome fromMemory(HeldEntry held) {
        return new Outcome(held, false, null, Source.MEMORY, true);
    }
}
