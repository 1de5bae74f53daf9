package dev.vitrina.pricing.strategy.model;

import dev.vitrina.pricing.good.GoodFilter;
import java.util.List;

/** Which goods a strategy is about. */
public sealed interface Scope {
    /** Those that pass the filter when it runs. */
    record Matching(GoodFilter filter) implements Scope {}

    /** @param nmIds those that the shop has no more are left out when it runs */
    record Chosen(List<Long> nmIds) implements Scope {
        public Chosen {
            nmIds = List.copyOf(nmIds);
        }
    }
}
