package dev.vitrina.benchmarks.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Measures contenders in turns, in an order shuffled per round, and compares them within each round only: on a machine whose
 * load changes, ratios hold where absolute numbers do not.
 */
final class Ratios {

    private final List<String> names = new ArrayList<>();
    private final List<DoubleSupplier> contenders = new ArrayList<>();

    /** The first one added is what the others are compared with. */
    Ratios add(String name, DoubleSupplier measure) {
        names.add(name);
        contenders.add(measure);
        return this;
    }

    void print(String title, String unit, int warmups, int rounds) {
        double[][] results = new double[contenders.size()][rounds];
        Random random = new Random(42);
        for (int round = -warmups; round < rounds; round++) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < contenders.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            for (int contender : order) {
                double result = contenders.get(contender).getAsDouble();
                if (round >= 0) {
                    results[contender][round] = result;
                }
            }
        }
        System.out.printf(
            "%n%s (median of %d rounds; ratio to %s per round: lower quartile / median / upper quartile)%n",
            title,
            rounds,
            names.getFirst()
        );
        for (int i = 0; i < names.size(); i++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = results[i][round] / results[0][round];
            }
            System.out.printf(
                "  %-34s %,12.1f %-8s %6.2f / %.2f / %.2f%n",
                names.get(i),
                quantile(results[i], 0.5),
                unit,
                quantile(ratios, 0.25),
                quantile(ratios, 0.5),
                quantile(ratios, 0.75)
            );
        }
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
