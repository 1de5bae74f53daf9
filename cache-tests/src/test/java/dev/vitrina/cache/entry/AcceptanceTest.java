package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Coherence;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.activity.EndpointActivity;
import dev.vitrina.cache.entry.Flights.Boarding;
import dev.vitrina.cache.execution.ManualExecution;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.invalidation.InvalidationFeed;
import dev.vitrina.cache.invalidation.InvalidationLog;
import dev.vitrina.cache.invalidation.InvalidationStore;
import dev.vitrina.cache.memory.Ageing;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reader may take of a flight that another one began. */
class AcceptanceTest {

    private static final CacheKey KEY = new CacheKey(1, "e", "r");
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final CachePolicy EVENTUAL = CachePolicy.freshFor(Duration.ofMinutes(1))
        .withStale(Duration.ofMinutes(1), Duration.ofHours(1))
        .withJitter(0)
        .withCoherence(new Coherence.Eventual());
    private static final CachePolicy STRICT = EVENTUAL.withCoherence(new Coherence.Strict());
    private static final CachePolicy BOUNDED = EVENTUAL.withCoherence(new Coherence.Bounded(Duration.ofSeconds(1)));
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long now = 1_000 * SECOND;
    private final Generations generations = new Generations();
    private final Flights flights = new Flights(generations, () -> now);

    @Test
    void whoBeganAFlightTakesWhatCameOfIt() {
        Boarding mine = flights.board(request(STRICT), null);
        Acceptance.Arrival arrival = acceptance(0).arrive();

        assertThat(accepts(mine, STRICT, of(Source.STORE, EVENTUAL, 0, true), arrival)).isTrue();
        now += 70 * SECOND;
        assertThat(accepts(mine, STRICT, of(Source.MEMORY, EVENTUAL, 70, true), arrival)).isTrue();
    }

    @Test
    void whoWantsCertaintyTakesNothingOfAFlightThatBeganBeforeHeCame() {
        Boarding flight = joined();
        Acceptance.Arrival arrival = acceptance(0).arrive();

        assertThat(accepts(flight, STRICT, of(Source.ORIGIN, EVENTUAL, 0, true), arrival)).isFalse();
        assertThat(accepts(flight, EVENTUAL, of(Source.ORIGIN, EVENTUAL, 0, true), arrival)).isTrue();
        Boarding later = new Boarding(flight(), false);
        assertThat(accepts(later, STRICT, of(Source.ORIGIN, EVENTUAL, 0, true), arrival)).isTrue();
    }

    @Test
    void whoseBoundIsASecondTakesAFlightWhoseLogOrWhichItselfIsNoOlder() {
        Boarding flight = joined();
        now += SECOND;
        assertThat(acceptsFromOrigin(flight, acceptance(SECOND + 1))).as("it began a second ago").isTrue();

        now += 1;
        assertThat(acceptsFromOrigin(flight, acceptance(SECOND))).as("the log was read a second ago").isTrue();
        assertThat(acceptsFromOrigin(flight, acceptance(SECOND + 1))).isFalse();
    }

    @Test
    void takesNothingThatWasInvalidatedBeforeHeCame() {
        Boarding flight = joined();
        Acceptance acceptance = acceptance(0);
        Acceptance.Arrival before = acceptance.arrive();
        generations.move(ScopeId.tenant(1), false);
        Acceptance.Arrival after = acceptance.arrive();

        Outcome outcome = of(Source.ORIGIN, EVENTUAL, 0, true);
        assertThat(acceptance.accepts(flight, request(EVENTUAL), outcome, before)).isTrue();
        assertThat(acceptance.accepts(flight, request(EVENTUAL), outcome, after)).isFalse();
    }

    @Test
    void takesNothingStaleThatWasGoodEnoughForAnother() {
        Acceptance.Arrival arrival = acceptance(0).arrive();
        Boarding flight = joined();

        assertThat(accepts(flight, EVENTUAL, of(Source.STORE, EVENTUAL, 60, true), arrival)).isTrue();
        assertThat(accepts(flight, EVENTUAL, of(Source.STORE, EVENTUAL, 61, true), arrival)).isFalse();
        assertThat(accepts(flight, EVENTUAL, of(Source.ORIGIN, EVENTUAL, 61, true), arrival)).as("loaded").isTrue();
        assertThat(accepts(flight, EVENTUAL, of(Source.STORE, EVENTUAL, 61, false), arrival))
            .as("a load follows")
            .isTrue();
        Outcome failed = of(Source.STORE, EVENTUAL, 61, true).withProblem(problem(FailureKind.UNAVAILABLE));
        assertThat(accepts(flight, EVENTUAL, failed, arrival)).as("there is nothing newer").isTrue();
    }

    @Test
    void whoWantsCertaintyTakesNothingOfMemory() {
        Acceptance.Arrival arrival = acceptance(0).arrive();
        Boarding flight = joined();

        assertThat(accepts(flight, STRICT, of(Source.MEMORY, EVENTUAL, 0, true), arrival)).isFalse();
        assertThat(accepts(flight, EVENTUAL, of(Source.MEMORY, EVENTUAL, 0, true), arrival)).isTrue();
        assertThat(accepts(flight, STRICT, of(Source.STORE, EVENTUAL, 0, true), arrival)).isTrue();
    }

    @Test
    void aUserWithNothingToShowIsNotRefusedWithALoadThatNobodyWaitedFor() {
        Acceptance.Arrival arrival = acceptance(0).arrive();
        Boarding refused = joined();
        refused.flight().loadsFor(Priority.EAGER);
        Outcome quota = Outcome.nothing().withProblem(problem(FailureKind.RATE_LIMITED));
        assertThat(accepts(refused, EVENTUAL, quota, arrival)).as("it may still be under way").isTrue();
        refused.flight().loaded().complete(quota);

        assertThat(accepts(refused, EVENTUAL, quota, arrival)).isFalse();

        CacheRequest<byte[]> eager = request(EVENTUAL).withPriority(Priority.EAGER);
        assertThat(acceptance(0).accepts(refused, eager, quota, arrival)).as("no user").isTrue();
        Outcome shown = of(Source.STORE, EVENTUAL, 61, true).withProblem(problem(FailureKind.RATE_LIMITED));
        assertThat(accepts(refused, EVENTUAL, shown, arrival)).as("something to show").isTrue();
        Outcome away = Outcome.nothing().withProblem(problem(FailureKind.UNAVAILABLE));
        assertThat(accepts(refused, EVENTUAL, away, arrival)).as("another reason").isTrue();
        refused.flight().refuse();
        assertThat(accepts(refused, EVENTUAL, away, arrival)).as("was not tried").isFalse();
        refused.flight().loadsFor(Priority.INTERACTIVE);
        assertThat(accepts(refused, EVENTUAL, quota, arrival)).as("was for a user").isTrue();
    }

    private boolean acceptsFromOrigin(Boarding flight, Acceptance acceptance) {
        return acceptance.accepts(flight, request(BOUNDED), of(Source.ORIGIN, BOUNDED, 0, true), acceptance.arrive());
    }

    private boolean accepts(Boarding boarding, CachePolicy policy, Outcome outcome, Acceptance.Arrival arrival) {
        return acceptance(0).accepts(boarding, request(policy), outcome, arrival);
    }

    /** @param lag how long ago the log of invalidations was read */
    private Acceptance acceptance(long lag) {
        long read = now - lag;
        // A feed that was never read counts as an hour behind.
        InvalidationFeed feed = new InvalidationFeed(
            new Untouched(),
            generations,
            new ManualExecution(),
            () -> read + HOUR,
            scope -> {},
            ended -> {}
        );
        return new Acceptance(flights, generations, feed, () -> now);
    }

    /** The flight of another reader. */
    private Boarding joined() {
        return new Boarding(flight(), false);
    }

    private Flight flight() {
        Boarding began = flights.board(request(EVENTUAL), null);
        began.flight().bar();
        return began.flight();
    }

    private Outcome of(Source source, CachePolicy policy, long ageSeconds, boolean settled) {
        Kept kept = new Kept(
            new byte[] { 1 },
            null,
            Instant.EPOCH,
            new Ageing(() -> now, now - ageSeconds * SECOND),
            0,
            new int[0],
            new EndpointActivity()
        );
        return new Outcome(new HeldEntry(kept, request(policy), 0), false, null, source, settled);
    }

    private static CacheRequest<byte[]> request(CachePolicy policy) {
        return new CacheRequest<>(KEY, policy, Codec.bytes(), context -> new LoadResult.NotFound<>());
    }

    private static Problem problem(FailureKind kind) {
        return new Problem(kind, "no", null);
    }

    /** Nobody looks there. */
    private static final class Untouched implements InvalidationStore {

        @Override
        public void invalidate(Scope scope, Invalidation invalidation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void purge(long tenant) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void announce(Set<UUID> ended) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InvalidationLog follow() {
            throw new UnsupportedOperationException();
        }
    }
}
