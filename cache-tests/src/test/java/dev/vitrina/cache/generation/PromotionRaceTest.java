package dev.vitrina.cache.generation;

import dev.vitrina.cache.CacheKey;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.cache.CacheRequest;
import dev.vitrina.cache.Codec;
import dev.vitrina.cache.LoadResult;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.activity.EndpointActivity;
import dev.vitrina.cache.memory.Ageing;
import dev.vitrina.cache.memory.HeldEntry;
import dev.vitrina.cache.memory.Kept;
import dev.vitrina.cache.race.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rule of {@link Generations}: the epoch first, then the value, and no value that an invalidation overtook. */
@Tag("lincheck")
class PromotionRaceTest {

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
    private static final int[] CELLS = Generations.cells(new long[] { TENANT }, ScopeId.key(KEY));

    @Test
    void anInvalidationThatReturnedWinsAgainstAPromotion() {
        new Promotion().isWon();
    }

    @Test
    void anEpochTakenAfterTheLookUpWouldKeepTheOldValue() {
        new Promotion() {
            @Override
            protected void other(Replica replica) {
                int found = replica.origin;
                put(replica, found, replica.generations.epoch());
            }
        }
            .isLost("an old value is current");
    }

    @Test
    void anInvalidationThatReturnedWinsAgainstAReader() {
        new Reading().isWon();
    }

    @Test
    void aReaderThatTakesTheCountAfterTheCellsWouldTrustTheOldValueForGood() {
        new Reading() {
            @Override
            protected void other(Replica replica) {
                if (!replica.generations.movedSince(CELLS, 0)) {
                    replica.memory = held(1, replica.generations.epoch());
                }
            }
        }
            .isLost("an old value is current");
    }

    /** An origin's value and what a replica holds of it. */
    static final class Replica {

        final Generations generations = new Generations();
        volatile int origin = 1;
        volatile @Nullable HeldEntry memory;
    }

    /** The origin's value changes, and the invalidation returns; meanwhile the value is looked up and held. */
    private static class Promotion extends Race<Replica> {

        @Override
        protected Replica begin() {
            return new Replica();
        }

        @Override
        protected void one(Replica replica) {
            replica.origin = 2;
            replica.generations.move(TENANT, true);
            requireNew(replica);
        }

        @Override
        protected void other(Replica replica) {
            long epoch = replica.generations.epoch();
            put(replica, replica.origin, epoch);
        }

        @Override
        protected void end(Replica replica) {
            requireNew(replica);
        }

        /** As the shelf does. */
        static void put(Replica replica, int found, long epoch) {
            if (!replica.generations.movedSince(CELLS, epoch)) {
                replica.memory = held(found, epoch);
            }
        }
    }

    /** The value is held already and read: the reader notes up to when it was current. */
    private static class Reading extends Promotion {

        @Override
        protected Replica begin() {
            Replica replica = new Replica();
            replica.memory = held(1, 0);
            return replica;
        }

        @Override
        protected void other(Replica replica) {
            HeldEntry held = Objects.requireNonNull(replica.memory);
            boolean unused = held.isCurrent(replica.generations);
        }
    }

    private static void requireNew(Replica replica) {
        HeldEntry held = replica.memory;
        if (held != null && Objects.requireNonNull(held.body())[0] == 1) {
            Race.require(!held.isCurrent(replica.generations), "an old value is current");
        }
    }

    private static HeldEntry held(int value, long epoch) {
        Kept kept = new Kept(
            new byte[] { (byte) value },
            null,
            Instant.EPOCH,
            new Ageing(() -> 0, 0),
            0,
            CELLS,
            new EndpointActivity()
        );
        return new HeldEntry(kept, REQUEST, epoch);
    }
}
