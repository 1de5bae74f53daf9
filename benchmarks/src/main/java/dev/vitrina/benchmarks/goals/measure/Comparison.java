package dev.vitrina.benchmarks.goals.measure;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The results of {@link Rounds}: by name, one number for each round. */
public record Comparison(Map<String, double[]> results) {
    public Set<String> names() {
        return results.keySet();
    }

    public Quartiles of(String name) {
        return Quartiles.of(row(name));
    }

    /** Of the ratios within each round. */
    public Quartiles ratio(String name, String base) {
        double[] above = row(name);
        double[] below = row(base);
        double[] ratios = new double[above.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = above[round] / below[round];
        }
        return Quartiles.of(ratios);
    }

    private double[] row(String name) {
        return Objects.requireNonNull(results.get(name), name);
    }
}
