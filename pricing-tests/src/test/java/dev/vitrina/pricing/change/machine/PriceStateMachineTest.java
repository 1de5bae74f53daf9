package dev.vitrina.pricing.change.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever people do with change sets of prices, however Wildberries answers, and wherever a replica dies: no good gets a price that nobody confirmed, nothing is
 * sent twice, nothing is sent once sending is stopped, and every row that was confirmed comes to an outcome that is true. Each story has a seed, which a failure
 * names together with the shortest story that still fails: {@code -Dvitrina.sending.seed=} repeats it, {@code -Dvitrina.sending.first=} goes on behind it.
 */
class PriceStateMachineTest {

    private static final long TRIES = Long.getLong("vitrina.sending.seeds", 500);
    private static final long FIRST = Long.getLong("vitrina.sending.first", 0);
    /** So that a story's sets are judged by the mirror, too. */
    private static final int LARGE = 2;
    private static final @Nullable Long ONLY = Long.getLong("vitrina.sending.seed");
    private static final int MOST_REPEATS = 300;
    /** So many stories come to every end there is; fewer need not. */
    private static final int ENOUGH = 500;

    private static final List<String> EXPECTED = List.of(
        "CANCELLED",
        "FAILED CHANGED_SINCE_CHECK",
        "FAILED IN_QUARANTINE",
        "FAILED NOT_APPLIED",
        "FAILED WILDBERRIES",
        "UNCERTAIN NO_WORD",
        "VERIFIED"
    );
    private static final Map<String, Integer> ENDS = new TreeMap<>();
    private static final AtomicLong SHOPS = new AtomicLong(1_000);
    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = new Lab(LARGE);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void sendsWhatWasConfirmedOnceAndTellsWhatBecameOfIt() {
        if (ONLY != null) {
            check(ONLY);
            return;
        }
        for (long seed = FIRST; seed < TRIES; seed++) {
            check(seed);
        }
        if (TRIES - FIRST >= ENOUGH) {
            assertThat(ENDS.keySet()).as(ENDS.toString()).containsAll(EXPECTED);
        }
    }

    private static void check(long seed) {
        List<Move> moves = Moves.of(seed);
        Optional<Told> failure = play(moves);
        if (failure.isPresent()) {
            List<Move> shortest = shortest(moves);
            Told told = play(shortest).orElse(failure.get());
            throw new AssertionError(
                "-Dvitrina.sending.seed=%d repeats it; of %d moves these %d are enough:\n%s\n%s".formatted(
                    seed,
                    moves.size(),
                    shortest.size(),
                    String.join("\n", told.story()),
                    told.failure().getMessage()
                ),
                told.failure()
            );
        }
    }

    /** A story that failed. */
    private record Told(List<String> story, Throwable failure) {}

    private static Optional<Told> play(List<Move> moves) {
        World world = new World(lab, SHOPS.incrementAndGet());
        try {
            world.play(moves);
            world.ends().forEach((end, rows) -> ENDS.merge(end, rows, Integer::sum));
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(new Told(world.story(), failure));
        }
    }

    /** Without all moves that may be left out one after the other, large pieces first. */
    private static List<Move> shortest(List<Move> moves) {
        List<Move> kept = new ArrayList<>(moves);
        int repeats = 0;
        for (int piece = Math.max(1, kept.size() / 2); piece >= 1; piece /= 2) {
            for (int from = kept.size() - piece; from >= 0 && repeats++ < MOST_REPEATS; from -= piece) {
                List<Move> without = new ArrayList<>(kept);
                without.subList(from, Math.min(from + piece, without.size())).clear();
                if (play(without).isPresent()) {
                    kept = without;
                }
            }
        }
        return kept;
    }
}
