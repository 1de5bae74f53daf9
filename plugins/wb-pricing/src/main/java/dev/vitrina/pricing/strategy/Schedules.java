package dev.vitrina.pricing.strategy;

import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.strategy.Definitions.Fault;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaPart;
import dev.vitrina.pricing.strategy.StrategyInput.PhasePart;
import dev.vitrina.pricing.strategy.model.Formula.DiscountSchedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads discounts by the calendar. */
final class Schedules {

    private static final int MOST_PHASES = 100;

    private Schedules() {}

    /** @param faults gets what is wrong @return null when anything is */
    static @Nullable DiscountSchedule read(FormulaPart part, List<Fault> faults) {
        int before = faults.size();
        List<PhasePart> phases = part.phases() == null ? List.of() : part.phases();
        if (phases.isEmpty() || phases.size() > MOST_PHASES) {
            faults.add(new Fault("PHASES", "formula", "phases"));
        }
        List<DiscountSchedule.Phase> read = new ArrayList<>();
        for (int at = 0; at < phases.size(); at++) {
            read.add(phase(phases.get(at), Integer.toString(at), faults));
        }
        Integer otherwise = part.otherwise();
        if (otherwise != null && !isDiscount(otherwise)) {
            faults.add(new Fault("RULE_DISCOUNT", "formula", "otherwise"));
        }
        return faults.size() == before ? new DiscountSchedule(read, otherwise) : null;
    }

    private static DiscountSchedule.Phase phase(PhasePart phase, String place, List<Fault> faults) {
        LocalDate from = day(phase.from(), place, "from", faults);
        LocalDate until = day(phase.until(), place, "until", faults);
        if (from != null && until != null && until.isBefore(from)) {
            faults.add(new Fault("PHASE_ORDER", "formula", "phases", place, "until"));
        }
        if (!isDiscount(phase.discount())) {
            faults.add(new Fault("RULE_DISCOUNT", "formula", "phases", place, "discount"));
        }
        return new DiscountSchedule.Phase(from, until, TimeTexts.days(phase.days()), phase.discount());
    }

    private static @Nullable LocalDate day(@Nullable String text, String place, String name, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        LocalDate day = TimeTexts.day(text);
        if (day == null) {
            faults.add(new Fault("DAY", "formula", "phases", place, name));
        }
        return day;
    }

    private static boolean isDiscount(int percent) {
        return percent >= 0 && percent <= Prices.MOST_DISCOUNT;
    }
}
