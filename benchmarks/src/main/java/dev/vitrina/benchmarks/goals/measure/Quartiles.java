package dev.vitrina.benchmarks.goals.measure;

import java.util.Arrays;
import java.util.Locale;

/** What is told of a row of measurements. */
public record Quartiles(double low, double median, double high) {
    public static Quartiles of(double[] values) {
        return new Quartiles(quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75));
    }

    /** The nearest value that was measured. */
    public static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** Between the outer quartiles, as a share of the median. */
    public double spread() {
        return (high - low) / median;
    }

    /** As {@code 1.62 x (1.55-1.70)}. */
    public String asRatio() {
        return String.format(Locale.ROOT, "%.2f x (%.2f-%.2f)", median, low, high);
    }
}
