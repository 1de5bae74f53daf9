package dev.vitrina.pricing.margin;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a price leaves of one sold piece, and what it is made of. Amounts are in units of the currency. Profit and percent are computed exactly and then
 * rounded down to hundredths, so that a loss never looks like none; each other part is rounded half up, so that together they may miss the price by two hundredths.
 *
 * @param price      that buyers are asked for, the seller's discount taken off
 * @param cost       null when it is not known, as are the others
 * @param commission of this price
 * @param tax        of this price; null when it depends on something that is missing
 * @param profit     null when anything is missing: part of the costs is no profit
 * @param percent    the profit in percent of the price; null as the profit is, and for a price of 0
 * @param missing    why something is null
 */
public record Margin(
    BigDecimal price,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal commission,
    @Nullable BigDecimal logistics,
    @Nullable BigDecimal tax,
    @Nullable BigDecimal profit,
    @Nullable BigDecimal percent,
    Set<Missing> missing
) {
    public Margin {
        missing = Set.copyOf(missing);
    }
}
