package dev.vitrina.pricing.strategy;

import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.rule.PriceRule;
import dev.vitrina.pricing.rule.Rounding;
import dev.vitrina.pricing.strategy.model.Formula.AgainstRival;
import dev.vitrina.pricing.strategy.model.Trigger;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition as the API takes and gives it, and as it is kept; maps to {@code PricingStrategyInput} and to {@code PricingStrategyDefinition}. Which of its
 * parts are there depends on the kinds.
 */
public record StrategyInput(
    ScopePart scope,
    TriggerPart trigger,
    FormulaPart formula,
    GuardsPart guards,
    @Nullable BreakerPart breaker
) {
    /** Without what tells how much is left of a sale. */
    StrategyInput withoutCosts() {
        return new StrategyInput(scope, trigger, formula.withoutCosts(), guards.withoutCosts(), breaker);
    }

    /** Either goods or a filter. */
    public record ScopePart(@Nullable List<String> nmIds, @Nullable GoodFilter filter) {}

    /** @param at {@code 09:30} */
    public record TriggerPart(
        TriggerKind kind,
        @Nullable String at,
        @Nullable List<DayOfWeek> days,
        @Nullable List<Trigger.Event> events
    ) {}

    /** Maps to {@code PricingStrategyTriggerKind}. */
    public enum TriggerKind {
        DAILY,
        WEEKLY,
        EVENTS,
    }

    /** Maps to {@code PricingStrategyFormulaKind}. */
    public enum FormulaKind {
        RULE,
        STEP,
        HOLD_MARGIN,
        RIVAL,
        DISCOUNTS,
    }

    public record FormulaPart(
        FormulaKind kind,
        PriceRule.@Nullable Operation operation,
        @Nullable BigDecimal value,
        AgainstRival.@Nullable Unit unit,
        @Nullable String ending,
        Rounding.@Nullable Direction rounding,
        @Nullable List<PhasePart> phases,
        @Nullable Integer otherwise
    ) {
        private FormulaPart withoutCosts() {
            return kind == FormulaKind.HOLD_MARGIN
                ? new FormulaPart(kind, operation, null, unit, ending, rounding, phases, otherwise)
                : this;
        }
    }

    /** @param from {@code 2026-11-28} */
    public record PhasePart(
        @Nullable String from,
        @Nullable String until,
        @Nullable List<DayOfWeek> days,
        int discount
    ) {}

    public record GuardsPart(
        @Nullable BigDecimal floor,
        @Nullable BigDecimal leastMargin,
        @Nullable BigDecimal ceiling,
        BigDecimal mostStep,
        int changesADay,
        int coolDownHours,
        @Nullable HoursPart hours
    ) {
        private GuardsPart withoutCosts() {
            return new GuardsPart(floor, null, ceiling, mostStep, changesADay, coolDownHours, hours);
        }
    }

    public record HoursPart(@Nullable List<DayOfWeek> days, String from, String until) {}

    public record BreakerPart(int goods, BigDecimal step, int blocked, int takenBack, int failures) {}
}
