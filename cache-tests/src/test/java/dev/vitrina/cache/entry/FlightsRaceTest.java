package dev.vitrina.cache.entry;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.generation.Generations;
import dev.vitrina.cache.generation.ScopeId;
import dev.vitrina.cache.race.Race;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lincheck")
class FlightsRaceTest {

    private static final CacheKey KEY = new CacheKey(7, "e", "one");
    private static final CacheRequest<byte[]> REQUEST = new CacheRequest<>(
        KEY,
        CachePolicy.freshFor(Duration.ofMinutes(1)),
        Codec.bytes(),
        context -> new LoadResult.NotFound<>(),
        Set.of(),
        Priority.INTERACTIVE
    );
    private static final long TENANT = ScopeId.tenant(7);

    @Test
    void ofTwoReadersWhoComeTogetherOneSeesToTheFlight() {
        new Boarding(false).isWon();
    }

    @Test
    void lookingAndThenStartingWouldBeginTwo() {
        new Boarding(true).isLost("who see to it");
    }

    @Test
    void aFlightThatLandsLateLeavesItsSuccessorInTheAir() {
        new Landing(false).isWon();
    }

    @Test
    void removingWhateverFliesWouldLoseTheSuccessor() {
        new Landing(true).isLost("is lost");
    }

    @Test
    void nobodyWaitsForAFlightThatHasLanded() {
        new Late(false).isWon();
    }

    @Test
    void aLandingThatTellsItsOutcomeToThoseAboardOnlyOnceLookedWouldLeaveOneBehind() {
        new Late(true).isLost("waits for nobody");
    }

    /** What the two share: the flights, and the boardings of each. */
    private static final class Airport {

        final Generations generations = new Generations();
        final Flights flights = new Flights(generations, () -> 0);
        final Flawed flawed = new Flawed(generations);
        volatile @Nullable Flight first;
        volatile Flights.@Nullable Boarding one;
        volatile Flights.@Nullable Boarding other;
    }

    /** Flights with each fault that a race would show. */
    private static final class Flawed {

        private final ConcurrentHashMap<CacheKey, Flight> flights = new ConcurrentHashMap<>();
        private final Generations generations;

        Flawed(Generations generations) {
            this.generations = generations;
        }

        Flights.Boarding board() {
            Flight current = flights.get(KEY);
            if (current != null && current.isOpenTo(REQUEST.policy().version(), generations)) {
                return new Flights.Boarding(current, false);
            }
            Flight own = Flight.alone(REQUEST, generations, 0);
            flights.put(KEY, own);
            return new Flights.Boarding(own, true);
        }

        void land(Flight flight) {
            flights.remove(KEY);
            flight.loaded().complete(Outcome.nothing());
        }

        /** Looks whether anybody is aboard before the door is closed. */
        void landIfAboard(Flight flight, boolean aboard) {
            if (aboard) {
                flight.loaded().complete(Outcome.nothing());
            }
            flights.remove(KEY, flight);
        }
    }

    private abstract static class Flying extends Race<Airport> {

        final boolean flawed;

        Flying(boolean flawed) {
            this.flawed = flawed;
        }

        @Override
        protected Airport begin() {
            return new Airport();
        }

        final Flights.Boarding board(Airport airport) {
            return flawed ? airport.flawed.board() : airport.flights.board(REQUEST, null);
        }
    }

    private static final class Boarding extends Flying {

        Boarding(boolean flawed) {
            super(flawed);
        }

        @Override
        protected void one(Airport airport) {
            airport.one = board(airport);
        }

        @Override
        protected void other(Airport airport) {
            airport.other = board(airport);
        }

        @Override
        protected void end(Airport airport) {
            Flights.Boarding one = Objects.requireNonNull(airport.one);
            Flights.Boarding other = Objects.requireNonNull(airport.other);
            require(one.mine() != other.mine(), "both or neither are who see to it");
            require(one.flight() == other.flight(), "two flights");
        }
    }

    /** The first flight is overtaken by an invalidation; while it lands another one begins. */
    private static final class Landing extends Flying {

        Landing(boolean flawed) {
            super(flawed);
        }

        @Override
        protected Airport begin() {
            Airport airport = new Airport();
            airport.first = board(airport).flight();
            airport.generations.move(TENANT, true);
            return airport;
        }

        @Override
        protected void one(Airport airport) {
            airport.one = board(airport);
        }

        @Override
        protected void other(Airport airport) {
            Flight first = Objects.requireNonNull(airport.first);
            if (flawed) {
                airport.flawed.land(first);
            } else {
                airport.flights.land(first, Outcome.nothing());
            }
        }

        @Override
        protected void end(Airport airport) {
            Flights.Boarding one = Objects.requireNonNull(airport.one);
            require(one.mine(), "boarded what an invalidation overtook");
            Flights.Boarding next = board(airport);
            require(!next.mine() && next.flight() == one.flight(), "the flight under way is lost");
        }
    }

    /** A flight lands while a reader comes. */
    private static final class Late extends Flying {

        Late(boolean flawed) {
            super(flawed);
        }

        @Override
        protected Airport begin() {
            Airport airport = new Airport();
            airport.first = board(airport).flight();
            return airport;
        }

        @Override
        protected void one(Airport airport) {
            airport.one = board(airport);
        }

        @Override
        protected void other(Airport airport) {
            Flight first = Objects.requireNonNull(airport.first);
            if (flawed) {
                airport.flawed.landIfAboard(first, airport.one != null);
            } else {
                airport.flights.land(first, Outcome.nothing());
            }
        }

        @Override
        protected void end(Airport airport) {
            Flights.Boarding one = Objects.requireNonNull(airport.one);
            require(one.mine() || one.flight().loaded().isDone(), "waits for nobody");
        }
    }
}
