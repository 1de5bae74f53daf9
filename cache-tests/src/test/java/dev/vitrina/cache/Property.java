package dev.vitrina.cache;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Checks a statement on many random inputs, the same in each build. Each input comes from a seed of its own, which a failure
 * names: {@code -Dvitrina.property.seed=} tries that one alone.
 */
public final class Property {

    private static final @Nullable Long ONLY = Long.getLong("vitrina.property.seed");
    private static final int TRIES = 1_000;

    private Property() {}

    /** Makes an input of the random numbers and checks it. */
    @FunctionalInterface
    public interface Check {
        void on(RandomGenerator random) throws Exception;
    }

    public static void holds(Check check) {
        holds(TRIES, check);
    }

    public static void holds(int tries, Check check) {
        if (ONLY != null) {
            tried(ONLY, check);
            return;
        }
        for (long seed = 0; seed < tries; seed++) {
            tried(seed, check);
        }
    }

    private static void tried(long seed, Check check) {
        try {
            check.on(new SplittableRandom(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("Does not hold: -Dvitrina.property.seed=%d repeats it".formatted(seed), e);
        }
    }
}
