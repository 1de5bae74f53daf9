package dev.vitrina.benchmarks.goals;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vitrina.benchmarks.goals.measure.Quartiles;
import dev.vitrina.benchmarks.goals.measure.Rounds;
import dev.vitrina.benchmarks.goals.measure.ThreadCost;
import dev.vitrina.benchmarks.goals.measure.Zipf;

/** Tells by a bare Caffeine whether the machine was quiet enough for the figures to mean something. */
final class Canary {

    /** From here on a run is marked as noisy. */
    static final double LIMIT = 0.35;

    private static final int KEYS = 10_000;

    private Canary() {}

    /** How far the outer quartiles of its hit lie apart, as a share of the median. */
    static Quartiles sing(int rounds) throws Exception {
        Cache<String, byte[]> cache = Caffeine.newBuilder().maximumSize(KEYS).build();
        String[] keys = new String[KEYS];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = "key " + i;
            cache.put(keys[i], new byte[64]);
        }
        Zipf draws = Zipf.of(KEYS, 1 << 16);
        ThreadCost cost = new ThreadCost(400_000);
        return new Rounds(5, rounds)
            .add("canary", () ->
                cost.nanos(i -> {
                    byte[] value = cache.getIfPresent(keys[draws.draw(i)]);
                    return value == null ? 0 : value.length;
                })
            )
            .run()
            .of("canary");
    }
}
