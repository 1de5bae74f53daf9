package dev.vitrina.cache.simulation;

import dev.vitrina.cache.history.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A schedule: what happens when, on how many replicas. Everything that is not in the steps (latencies, who goes first) follows from
 * the seed. Its text can be {@link #parse parsed} again.
 */
record Script(long seed, int replicas, List<Step> steps) {
    Script {
        steps = List.copyOf(steps);
    }

    static Script of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int replicas = 1 + random.nextInt(4);
        int keys = 1 + random.nextInt(World.KEYS.size());
        int length = 8 + random.nextInt(40);
        List<Step> steps = new ArrayList<>();
        long micros = 0;
        for (int id = 0; id < length; id++) {
            micros += gap(random);
            steps.add(
                new Step(
                    id,
                    micros,
                    Step.Action.pick(random),
                    random.nextInt(replicas),
                    random.nextInt(keys),
                    random.nextInt(1_000)
                )
            );
        }
        return new Script(seed, replicas, steps);
    }

    static Script parse(String text) {
        List<String> lines = text.strip().lines().map(String::strip).toList();
        String[] head = lines.getFirst().split(" ");
        return new Script(
            Long.parseLong(head[1]),
            Integer.parseInt(head[3]),
            lines.stream().skip(1).map(Step::parse).toList()
        );
    }

    int[] keys() {
        return steps.stream().mapToInt(Step::key).distinct().sorted().toArray();
    }

    SplittableRandom random(int id) {
        return new SplittableRandom(seed * 0x9e3779b97f4a7c15L + id);
    }

    /** Mostly everything at once, sometimes long enough for values to age. */
    private static long gap(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 40) {
            return 0;
        }
        return random.nextInt(kind < 70 ? 20_000 : kind < 90 ? 300_000 : kind < 98 ? 1_500_000 : 5_000_000);
    }

    @Override
    public String toString() {
        return steps
            .stream()
            .map(Step::toString)
            .collect(Collectors.joining("\n", "seed %d replicas %d\n".formatted(seed, replicas), "\n"));
    }
}
