package dev.vitrina.benchmarks.goals.measure;

import java.util.Arrays;
import java.util.Random;

/** Numbers drawn beforehand: a few often, most hardly ever. */
public final class Zipf {

    private static final double EXPONENT = 0.99;

    private final int[] draws;

    private Zipf(int[] draws) {
        this.draws = draws;
    }

    /** @param count a power of two */
    public static Zipf of(int values, int count) {
        double[] cumulated = new double[values];
        double sum = 0;
        for (int i = 0; i < values; i++) {
            sum += 1 / Math.pow(i + 1, EXPONENT);
            cumulated[i] = sum;
        }
        Random random = new Random(7);
        int[] draws = new int[count];
        for (int i = 0; i < count; i++) {
            int found = Arrays.binarySearch(cumulated, random.nextDouble() * sum);
            draws[i] = Math.min(values - 1, found < 0 ? -found - 1 : found);
        }
        return new Zipf(draws);
    }

    public int draw(int i) {
        return draws[i & (draws.length - 1)];
    }
}
