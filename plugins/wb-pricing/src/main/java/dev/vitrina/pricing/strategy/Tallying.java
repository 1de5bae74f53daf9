package dev.vitrina.pricing.strategy;

import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.margin.UnitEconomics;
import dev.vitrina.pricing.strategy.SimulationResult.ByGuard;
import dev.vitrina.pricing.strategy.SimulationResult.Tally;
import dev.vitrina.pricing.strategy.model.Decision;
import dev.vitrina.pricing.strategy.model.Guard;
import dev.vitrina.pricing.strategy.model.Offer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds decisions up. */
final class Tallying {

    private int prices;
    private int changed;
    private int kept;
    private int held;
    private BigDecimal steps = BigDecimal.ZERO;
    private BigDecimal marginsBefore = BigDecimal.ZERO;
    private BigDecimal marginsAfter = BigDecimal.ZERO;
    private int margins;
    private final Map<Guard, Integer> heldBy = new EnumMap<>(Guard.class);
    private final Map<Guard, Integer> bentBy = new EnumMap<>(Guard.class);

    void add(Decision decision, @Nullable UnitEconomics economics) {
        guards(decision);
        switch (decision) {
            case Decision.Changed(Offer before, Offer after, var _, var _) -> moved(before, after, economics);
            case Decision.Kept _ -> {
                prices++;
                kept++;
            }
            case Decision.Held _ -> {
                prices++;
                held++;
            }
        }
    }

    /** Only by which limits. */
    void guards(Decision decision) {
        if (decision instanceof Decision.Changed changedOne) {
            changedOne.bent().forEach(guard -> bentBy.merge(guard, 1, Integer::sum));
        } else if (decision instanceof Decision.Held heldOne) {
            heldBy.merge(heldOne.by(), 1, Integer::sum);
        }
    }

    void moved(Offer before, Offer after, @Nullable UnitEconomics economics) {
        prices++;
        if (before.paid().compareTo(after.paid()) == 0) {
            kept++;
            return;
        }
        changed++;
        steps = steps.add(Prices.step(before.paid(), after.paid()));
        BigDecimal marginBefore = economics == null ? null : economics.at(before.paid()).percent();
        BigDecimal marginAfter = economics == null ? null : economics.at(after.paid()).percent();
        if (marginBefore != null && marginAfter != null) {
            margins++;
            marginsBefore = marginsBefore.add(marginBefore);
            marginsAfter = marginsAfter.add(marginAfter);
        }
    }

    Run.Counts counts() {
        return new Run.Counts(prices, changed, kept, held, average(steps, changed));
    }

    Tally tally() {
        List<ByGuard> byGuard = new ArrayList<>();
        for (Guard guard : Guard.values()) {
            int stopped = heldBy.getOrDefault(guard, 0);
            int bent = bentBy.getOrDefault(guard, 0);
            if (stopped + bent > 0) {
                byGuard.add(new ByGuard(guard, stopped, bent));
            }
        }
        return new Tally(
            prices,
            changed,
            kept,
            held,
            average(steps, changed),
            average(marginsBefore, margins),
            average(marginsAfter, margins),
            byGuard
        );
    }

    private static @Nullable BigDecimal average(BigDecimal sum, int count) {
        return count == 0 ? null : sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }
}
