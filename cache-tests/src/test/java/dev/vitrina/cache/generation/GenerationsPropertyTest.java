package dev.vitrina.cache.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.cache.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a replica remembers of invalidations, compared with a list of all of them. */
class GenerationsPropertyTest {

    private static final int SCOPES = 6;
    /** Fewer than elsewhere: each takes a mebibyte. */
    private static final int TRIES = 100;

    private record Move(long scope, boolean hard) {}

    @Test
    void tellsOfEachMoveAfterAnEpochAndOfNoneBefore() {
        Property.holds(TRIES, random -> {
            Generations generations = new Generations();
            List<Move> before = moves(random);
            List<Move> after = moves(random);
            moved(generations, before);
            long epoch = generations.epoch();
            moved(generations, after);

            for (long scope = 0; scope < SCOPES; scope++) {
                int[] cells = Generations.cells(new long[] { far(SCOPES + 1), far(scope) }, far(SCOPES + 2));
                Move soft = new Move(far(scope), false);
                Move hard = new Move(far(scope), true);
                assertThat(generations.movedSince(cells, epoch)).isEqualTo(
                    after.contains(soft) || after.contains(hard)
                );
                assertThat(generations.movedHardSince(cells, epoch)).isEqualTo(after.contains(hard));
                assertThat(generations.movedHardSince(cells, 0)).isEqualTo(
                    before.contains(hard) || after.contains(hard)
                );
                assertThat(generations.movedSince(cells, generations.epoch())).isFalse();
            }
        });
    }

    @Test
    void theEpochOnlyGrowsAndWhatMovedStaysMoved() {
        Property.holds(TRIES, random -> {
            Generations generations = new Generations();
            int[] cells = Generations.cells(new long[] { far(0) }, far(1));
            boolean moved = false;
            for (Move move : moves(random)) {
                long before = generations.epoch();
                generations.move(move.scope(), move.hard());

                boolean now = generations.movedSince(cells, 0);
                assertThat(generations.epoch()).isGreaterThan(before);
                assertThat(now || !moved).isTrue();
                moved = now;
            }
        });
    }

    @Test
    void theOrderOfMovesAndTheirRepetitionChangeNothing() {
        Property.holds(TRIES, random -> {
            List<Move> moves = moves(random);
            List<Move> shuffled = new ArrayList<>(moves);
            moves
                .stream()
                .filter(move -> random.nextBoolean())
                .forEach(shuffled::add);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            Generations one = new Generations();
            Generations two = new Generations();
            moved(one, moves);
            moved(two, shuffled);

            for (long scope = 0; scope < SCOPES; scope++) {
                int[] cells = Generations.cells(new long[] { far(scope) }, far(SCOPES + 1));
                assertThat(two.movedSince(cells, 0)).isEqualTo(one.movedSince(cells, 0));
                assertThat(two.movedHardSince(cells, 0)).isEqualTo(one.movedHardSince(cells, 0));
            }
        });
    }

    @Test
    void aMoveOfTheKeyReachesItsEntryAndNoOther() {
        Generations generations = new Generations();
        long[] scopes = { far(1), far(2) };

        generations.move(far(3), true);

        assertThat(generations.movedHardSince(Generations.cells(scopes, far(3)), 0)).isTrue();
        assertThat(generations.movedSince(Generations.cells(scopes, far(4)), 0)).isFalse();
    }

    private static void moved(Generations generations, List<Move> moves) {
        moves.forEach(move -> generations.move(move.scope(), move.hard()));
    }

    private static List<Move> moves(RandomGenerator random) {
        List<Move> moves = new ArrayList<>();
        for (int left = random.nextInt(8); left > 0; left--) {
            moves.add(new Move(far(random.nextInt(SCOPES)), random.nextBoolean()));
        }
        return moves;
    }

    /** Scopes that share no cell: their topmost bits differ, as those of hashes do. */
    private static long far(long scope) {
        return scope * 0x1e37_0000_0000_0000L;
    }
}
