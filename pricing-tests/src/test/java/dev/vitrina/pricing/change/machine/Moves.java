package dev.vitrina.pricing.change.machine;

import dev.vitrina.pricing.change.machine.Move.Happening;
import dev.vitrina.pricing.change.machine.Move.What;
import dev.vitrina.pricing.change.machine.Move.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws a story by its seed. */
final class Moves {

    private static final int ANY = 1 << 20;
    private static final int LEAST = 12;
    private static final int MOST = 26;

    private final RandomGenerator random;

    private Moves(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static List<Move> of(long seed) {
        return new Moves(seed).story();
    }

    private List<Move> story() {
        List<Move> story = new ArrayList<>(List.of(draft(), new Move.Work(2, List.of()), confirm()));
        for (int left = random.nextInt(LEAST, MOST); left > 0; left--) {
            story.add(next());
        }
        return story;
    }

    private Move next() {
        return switch (random.nextInt(60)) {
            case 0, 1, 2, 3, 4 -> draft();
            case 5 -> new Move.TakeOut(any(), any(), behind());
            case 6, 7 -> new Move.Check(any(), behind());
            case 8, 9, 10, 11, 12, 13, 14, 15 -> confirm();
            case 16, 17 -> new Move.Cancel(any(), behind());
            case 18, 19, 20, 21 -> new Move.Retry(any(), behind());
            case 22, 23 -> new Move.RollBack(any());
            case 24 -> new Move.Stop(random.nextBoolean());
            case 25, 26 -> new Move.GoOn(random.nextBoolean());
            case 27, 28, 29 -> new Move.Pass(random.nextInt(4) == 0 ? random.nextInt(7_200) : random.nextInt(240));
            case 30, 31 -> new Move.Portal(any(), any(), any());
            case 32, 33, 34, 35, 36 -> new Move.Trouble(any(), any(), random.nextInt(1, 3));
            case 37, 38 -> new Move.Spoil(any());
            case 39 -> new Move.Slow(random.nextInt(3) == 0 ? random.nextInt(4_000) : random.nextInt(60));
            case 40 -> new Move.Hold(any());
            case 41 -> new Move.Release(any(), random.nextBoolean());
            case 42 -> new Move.Currency(random.nextInt(3) == 0);
            case 43 -> new Move.Lock(any(), random.nextBoolean());
            case 44 -> new Move.Sync();
            default -> work();
        };
    }

    private Move draft() {
        List<Wish> wishes = new ArrayList<>();
        for (int left = random.nextInt(1, 8); left > 0; left--) {
            wishes.add(new Wish(any(), any(), any()));
        }
        return new Move.Draft(random.nextInt(1, 3), wishes);
    }

    private Move confirm() {
        return new Move.Confirm(
            any(),
            behind(),
            random.nextInt(12) == 0 ? 1 : 0,
            random.nextInt(8) == 0 ? random.nextInt(1, 900) : 0,
            random.nextInt(8) == 0 ? random.nextInt(60, 3_000) : 0
        );
    }

    private Move work() {
        List<Happening> happenings = new ArrayList<>();
        if (random.nextInt(3) != 0) {
            for (int left = random.nextInt(1, 3); left > 0; left--) {
                happenings.add(
                    new Happening(random.nextInt(1, 9), What.values()[random.nextInt(What.values().length)], any())
                );
            }
        }
        return new Move.Work(random.nextInt(1, 5), happenings);
    }

    private int behind() {
        return random.nextInt(8) == 0 ? 1 : 0;
    }

    private int any() {
        return random.nextInt(ANY);
    }
}
