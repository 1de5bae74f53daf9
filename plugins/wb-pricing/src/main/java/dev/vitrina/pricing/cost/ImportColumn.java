package dev.vitrina.pricing.cost;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, as it is understood; maps to {@code PricingCostsImportColumn}.
 *
 * @param index   0 for the first
 * @param target  a {@link CostColumn}'s path; null when it is passed over
 * @param samples what stands in its first rows
 */
public record ImportColumn(int index, String header, @Nullable String target, List<String> samples) {
    public ImportColumn {
        samples = List.copyOf(samples);
    }
}
