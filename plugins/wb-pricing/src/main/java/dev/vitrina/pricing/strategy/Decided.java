package dev.vitrina.pricing.strategy;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.strategy.model.Guard;
import dev.vitrina.pricing.strategy.model.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is kept.
 *
 * @param guards that bent it, or the one that held it
 * @param after  null unless it is changed
 */
record Decided(
    PriceKey key,
    String label,
    Kind kind,
    Set<Guard> guards,
    String currency,
    Price before,
    @Nullable Price after,
    List<Line> why
) {
    Decided {
        guards = Set.copyOf(guards);
        why = List.copyOf(why);
    }

    /** Maps to {@code PricingStrategyDecisionKind}. */
    public enum Kind {
        CHANGED,
        KEPT,
        HELD,
    }

    /** @param price before discount, whole @param paid after it */
    record Price(BigDecimal price, int discount, BigDecimal paid) {}
}
