package dev.vitrina.benchmarks.goals.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures in turns, in an order shuffled per round by a fixed seed, and compares within each round only: on a machine whose
 * load changes, ratios hold where absolute numbers do not.
 */
public final class Rounds {

    private static final long SEED = 20_260_901;

    private final int warmups;
    private final int rounds;
    private final Map<String, Measurement> measurements = new LinkedHashMap<>();

    public Rounds(int warmups, int rounds) {
        this.warmups = warmups;
        this.rounds = rounds;
    }

    /** One number of one round. */
    @FunctionalInterface
    public interface Measurement {
        double take() throws Exception;
    }

    public Rounds add(String name, Measurement measurement) {
        measurements.put(name, measurement);
        return this;
    }

    public Comparison run() throws Exception {
        Map<String, double[]> results = new LinkedHashMap<>();
        measurements.keySet().forEach(name -> results.put(name, new double[rounds]));
        Random random = new Random(SEED);
        for (int round = -warmups; round < rounds; round++) {
            List<Map.Entry<String, Measurement>> order = new ArrayList<>(measurements.entrySet());
            Collections.shuffle(order, random);
            for (Map.Entry<String, Measurement> next : order) {
                double result = next.getValue().take();
                double[] row = results.get(next.getKey());
                if (round >= 0 && row != null) {
                    row[round] = result;
                }
            }
        }
        return new Comparison(results);
    }
}
