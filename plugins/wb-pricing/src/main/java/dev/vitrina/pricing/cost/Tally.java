package dev.vitrina.pricing.cost;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the costs of a request; maps to {@code PricingCostsTally}.
 *
 * @param set       new, or other than before
 * @param unchanged known already, or rows without a cost
 * @param bad       left out
 * @param problems  of the first thousand that are left out
 */
public record Tally(int set, int unchanged, int bad, List<Problem> problems) {
    public static final Tally NOTHING = new Tally(0, 0, 0, List.of());

    public Tally {
        problems = List.copyOf(problems);
    }

    /** Maps to {@code PricingCostProblem}. */
    public record Problem(long line, String code, @Nullable String column, String message) {}
}
