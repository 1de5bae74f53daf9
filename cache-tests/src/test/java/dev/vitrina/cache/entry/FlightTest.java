package dev.vitrina.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.Freshness.Source;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.activity.EndpointActivity;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.memory.Ageing;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may share a look-up and what it is for then. */
class FlightTest {

    private static final CacheKey KEY = new CacheKey(1, "e", "r");
    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofMinutes(1));
    private static final long FOUND = ScopeId.of(new Scope.Tag(1, "found"));

    private final Generations generations = new Generations();
    private final Flights flights = new Flights(generations, () -> 7);

    @Test
    void isSharedUntilItLands() {
        Flight flight = board(POLICY);
        assertThat(flights.board(request(POLICY), null)).isEqualTo(new Flights.Boarding(flight, false));

        flights.land(flight, Outcome.nothing());

        assertThat(board(POLICY)).isNotSameAs(flight);
        assertThat(flights.count()).isEqualTo(2);
    }

    @Test
    void isNotSharedByWhoAsksForAnotherVersionNorOnceItWasFoundTooOldOrInvalidated() {
        Flight first = board(POLICY);
        assertThat(board(POLICY.withVersion(2))).isNotSameAs(first);
        Flight barred = board(POLICY.withVersion(3));
        barred.bar();
        Flight second = board(POLICY.withVersion(3));
        assertThat(second).isNotSameAs(barred);

        generations.move(ScopeId.tenant(2), true);
        assertThat(board(POLICY.withVersion(3))).isSameAs(second);
        generations.move(ScopeId.tenant(1), false);
        assertThat(board(POLICY.withVersion(3))).isNotSameAs(second);
    }

    @Test
    void aFlightThatHasLandedTakesNobodyElsesPlace() {
        Flight first = board(POLICY);
        first.bar();
        Flight second = board(POLICY);

        flights.land(first, Outcome.nothing());

        assertThat(board(POLICY)).isSameAs(second);
    }

    @Test
    void isForTheHighestClassOfThoseWhoShareIt() {
        Flight flight = flights.board(request(POLICY).withPriority(Priority.EAGER), null).flight();
        assertThat(flight.wanted()).isEqualTo(Priority.EAGER);

        board(POLICY);
        assertThat(flight.wanted()).isEqualTo(Priority.INTERACTIVE);

        flights.board(request(POLICY).withPriority(Priority.EAGER), null);
        assertThat(flight.wanted()).isEqualTo(Priority.INTERACTIVE);
    }

    @Test
    void isTooOldForWhoCameAfterAnInvalidationOfWhatItLookedUpOrFound() {
        Flight flight = board(POLICY);
        Outcome found = new Outcome(entry(), false, null, Source.ORIGIN, true);
        generations.move(ScopeId.tenant(2), true);
        assertThat(flight.isTooOldFor(generations.epoch(), found, generations)).isFalse();

        long before = generations.epoch();
        generations.move(FOUND, false);
        assertThat(flight.isTooOldFor(generations.epoch(), Outcome.nothing(), generations)).isFalse();
        assertThat(flight.isTooOldFor(generations.epoch(), found, generations)).isTrue();
        assertThat(flight.isTooOldFor(flight.epoch(), found, generations)).as("came before").isFalse();

        generations.move(ScopeId.tenant(1), false);
        assertThat(flight.isTooOldFor(generations.epoch(), Outcome.nothing(), generations)).isTrue();
        assertThat(flight.isTooOldFor(before, Outcome.nothing(), generations)).as("errs on the careful side").isTrue();
    }

    @Test
    void learnsWhatElseTheKeptRowDependsOn() {
        Flight flight = board(POLICY);
        long[] asked = flight.scopes();
        flight.learn(new long[] { ScopeId.ALL });
        assertThat(flight.scopes()).isSameAs(asked);

        long[] more = ScopeId.ofEntry(KEY, Set.of("found"));
        flight.learn(more);

        assertThat(flight.scopes()).isSameAs(more);
        generations.move(FOUND, false);
        assertThat(flight.isOpenTo(POLICY.version(), generations)).isFalse();
        flight.learn(asked);
        assertThat(flight.scopes()).isSameAs(more);
    }

    @Test
    void oneThatIsForItsOwnerAloneBeganWhenItWasMade() {
        Flight alone = Flight.alone(request(POLICY), generations, 42);

        assertThat(alone.began()).isEqualTo(42);
        assertThat(alone.beganAfter(0)).isFalse();
        assertThat(board(POLICY).beganAfter(0)).isTrue();
        assertThat(board(POLICY).beganAfter(1)).isFalse();
    }

    private Flight board(CachePolicy policy) {
        return flights.board(request(policy), null).flight();
    }

    private static CacheRequest<byte[]> request(CachePolicy policy) {
        return new CacheRequest<>(KEY, policy, Codec.bytes(), context -> new LoadResult.NotFound<>());
    }

    private static HeldEntry entry() {
        Ageing age = new Ageing(() -> 0, 0);
        int[] cells = Generations.cells(new long[] { FOUND }, ScopeId.key(KEY));
        return new HeldEntry(
            new Kept(new byte[0], null, Instant.EPOCH, age, 0, cells, new EndpointActivity()),
            request(POLICY),
            0
        );
    }
}
