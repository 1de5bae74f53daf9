package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.execution.Execution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.MemoryCache;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is not fresh in memory: joins or starts a flight and waits for it, each reader by its own deadlines. */
final class SlowRead {

    private static final Logger LOG = LoggerFactory.getLogger(SlowRead.class);
    private static final int ROUNDS = 8;

    private final Loading loading;
    private final MemoryCache memory;
    private final Generations generations;
    private final Acceptance acceptance;
    private final LongSupplier nanoTime;

    SlowRead(
        Loading loading,
        MemoryCache memory,
        Generations generations,
        Acceptance acceptance,
        LongSupplier nanoTime
    ) {
        this.loading = loading;
        this.memory = memory;
        this.generations = generations;
        this.acceptance = acceptance;
        this.nanoTime = nanoTime;
    }

    /** A stale entry that memory may answer with at once, starting a refresh behind when one is due; null otherwise. */
    <T> @Nullable CacheAnswer<T> stale(CacheRequest<T> request, HeldEntry held) {
        long now = nanoTime.getAsLong();
        CachePolicy policy = request.policy();
        Standing standing = Standing.of(held, policy, now - held.bornNanos());
        if (standing == Standing.FRESH || standing == Standing.EXPIRED) {
            return null;
        }
        Problem setback = setback(request, now);
        if (setback == null && standing == Standing.FALLBACK) {
            return null;
        }
        if (setback == null && !memory.isOversized(request.key(), generations, now)) {
            refreshBehind(request);
        }
        CacheAnswer<T> answer = Answers.stale(held, policy, request.codec(), Source.MEMORY, setback);
        held.stale(now);
        return answer;
    }

    /** Starts a refresh behind of an entry that is still fresh, unless one has just failed or was in vain. */
    void refreshAhead(CacheRequest<?> request) {
        long now = nanoTime.getAsLong();
        if (setback(request, now) == null && !memory.isOversized(request.key(), generations, now)) {
            refreshBehind(request);
        }
    }

    /** Of a load behind what is shown. */
    private @Nullable Problem setback(CacheRequest<?> request, long now) {
        Priority load = request.priority() == Priority.INTERACTIVE ? Priority.REFRESH : request.priority();
        return memory.setback(request.key(), load, generations, now);
    }

    /** Whether memory holds it fresh, current and not due for a refresh. */
    boolean isFreshInMemory(CacheRequest<?> request) {
        HeldEntry held = memory.get(request.key());
        if (held == null || !held.fits(request.policy()) || !held.isCurrent(generations)) {
            return false;
        }
        long age = nanoTime.getAsLong() - held.bornNanos();
        return age <= held.freshNanos(request.policy()) && !Standing.isDue(held, request.policy(), age);
    }

    /** Loads what is due, and waits for the end, without counting as a read. */
    Outcome refreshNow(CacheRequest<?> request) {
        Flights.Boarding boarding = loading.flights().board(request, null);
        if (boarding.mine()) {
            launch(boarding.flight(), request);
        }
        Outcome outcome = get(
            boarding.flight().loaded(),
            loading.execution().nanoTime(),
            LoadTask.loadTime(request.policy())
        );
        return outcome == null ? Answers.late(Outcome.nothing()) : outcome;
    }

    <T> CacheAnswer<T> read(CacheRequest<T> request) {
        Tally tally = new Tally(loading.activity().of(request.key().tenant(), request.key().endpoint()));
        CacheAnswer<T> answer = answer(request, tally);
        tally.count(answer);
        return answer;
    }

    private <T> CacheAnswer<T> answer(CacheRequest<T> request, Tally tally) {
        long began = loading.execution().nanoTime();
        Acceptance.Arrival arrival = acceptance.arrive();
        Instant distrusted = null;
        for (int round = 1; ; round++) {
            Flights.Boarding boarding = loading.flights().board(request, distrusted);
            if (boarding.mine()) {
                launch(boarding.flight(), request);
            }
            Outcome outcome = await(boarding, request.policy(), began, tally);
            if (round < ROUNDS && !acceptance.accepts(boarding, request, outcome, arrival)) {
                boarding.flight().bar();
                continue;
            }
            try {
                boolean outage = loading.outages().isLong(request.key().endpoint());
                return Answers.settled(outcome, request.policy(), request.codec(), nanoTime.getAsLong(), outage);
            } catch (UndecodableException e) {
                LOG.warn("A kept answer of {} cannot be decoded and is loaded again", request.key().endpoint(), e);
                distrusted = e.fetchedAt();
                forget(request);
            }
            if (round >= ROUNDS) {
                return new CacheAnswer.Failed<>(
                    new Problem(FailureKind.MALFORMED, "The origin's answer cannot be understood", null)
                );
            }
        }
    }

    /** Everybody has an answer, whatever the store knows: nobody's load. A reader who joins makes it his own. */
    private void refreshBehind(CacheRequest<?> asked) {
        CacheRequest<?> request = asked.priority() == Priority.INTERACTIVE
            ? asked.withPriority(Priority.REFRESH)
            : asked;
        Flights.Boarding boarding = loading.flights().board(request, null);
        if (boarding.mine()) {
            loading.execution().execute(() -> launch(boarding.flight(), request));
        }
    }

    /** The look-up runs here, on the reader's thread: an entry in the store costs its round trip and nothing else. */
    private void launch(Flight flight, CacheRequest<?> request) {
        try {
            Lookup.Seen seen = loading.lookup().look(flight, request);
            if (seen.outcome().settled()) {
                loading.flights().land(flight, seen.outcome());
                return;
            }
            loading.execution().execute(new LoadTask<>(loading, flight, request, seen));
            flight.looked().complete(seen.outcome());
        } catch (RuntimeException | Error e) {
            Problem problem = new Problem(FailureKind.UNAVAILABLE, "The cache could not look the entry up", null);
            loading.flights().land(flight, Outcome.nothing().withProblem(problem));
            throw e;
        }
    }

    private Outcome await(Flights.Boarding boarding, CachePolicy policy, long began, Tally tally) {
        Flight flight = boarding.flight();
        Outcome seen = get(flight.looked(), began, policy.hardTimeout());
        if (seen == null) {
            return Answers.late(Outcome.nothing());
        }
        long now = nanoTime.getAsLong();
        if (seen.settled() || seen.servesMeanwhile(policy, now)) {
            if (seen.source() == Source.ORIGIN) {
                // The load was over before anybody was told what there is meanwhile.
                tally.waited(!boarding.mine() || flight.follows());
            }
            return seen;
        }
        boolean shown =
            seen.standing(policy, now) == Standing.FALLBACK ||
            (loading.outages().isLong(flight.key().endpoint()) && seen.isLastResort(policy, now));
        Duration patience = shown ? policy.softTimeout() : policy.hardTimeout();
        Outcome loaded = get(flight.loaded(), began, patience);
        tally.waited(!boarding.mine() || flight.follows());
        return loaded == null ? Answers.late(seen) : loaded;
    }

    private void forget(CacheRequest<?> request) {
        HeldEntry held = memory.get(request.key());
        if (held != null) {
            memory.remove(request.key(), held);
        }
    }

    private @Nullable Outcome get(CompletableFuture<Outcome> future, long began, Duration patience) {
        Execution execution = loading.execution();
        return execution.await(future, patience.toNanos() - (execution.nanoTime() - began));
    }
}
