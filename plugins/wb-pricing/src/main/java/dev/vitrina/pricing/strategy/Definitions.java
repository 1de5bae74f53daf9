package dev.vitrina.pricing.strategy;

import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.good.Prices;
import dev.vitrina.pricing.rule.PriceRule;
import dev.vitrina.pricing.rule.Rounding;
import dev.vitrina.pricing.strategy.StrategyInput.BreakerPart;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaPart;
import dev.vitrina.pricing.strategy.StrategyInput.GuardsPart;
import dev.vitrina.pricing.strategy.StrategyInput.ScopePart;
import dev.vitrina.pricing.strategy.StrategyInput.TriggerPart;
import dev.vitrina.pricing.strategy.model.Breaker;
import dev.vitrina.pricing.strategy.model.Definition;
import dev.vitrina.pricing.strategy.model.Formula;
import dev.vitrina.pricing.strategy.model.Formula.AgainstRival;
import dev.vitrina.pricing.strategy.model.Guards;
import dev.vitrina.pricing.strategy.model.Scope;
import dev.vitrina.pricing.strategy.model.Trigger;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wrote down as a strategy: either a definition, or everything that is wrong with it. */
final class Definitions {

    static final int MOST_GOODS = 20_000;
    /** Prices that are reckoned by costs tell what those are. */
    static final Fault COSTS_NEEDED = new Fault("COSTS_NEEDED", "formula");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private final List<Fault> faults = new ArrayList<>();

    private Definitions() {}

    /** @param code text {@code strategy.error.<code>} */
    record Fault(String code, List<String> path) {
        Fault(String code, String... path) {
            this(code, List.of(path));
        }
    }

    /** What came of reading. Handle it with an exhaustive {@code switch}. */
    sealed interface Reading {
        record Good(Definition definition) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {}
    }

    /** Whether what it makes of prices tells of costs. */
    static boolean tellsOfCosts(StrategyInput input) {
        return read(input) instanceof Reading.Good(Definition definition) && definition.needsMargin();
    }

    static Reading read(StrategyInput input) {
        Definitions reading = new Definitions();
        Scope scope = reading.scope(input.scope());
        Trigger trigger = reading.trigger(input.trigger());
        Formula formula = reading.formula(input.formula());
        Guards guards = reading.guards(input.guards());
        Breaker breaker = reading.breaker(input.breaker());
        if (scope == null || trigger == null || formula == null || guards == null || breaker == null) {
            return new Reading.Bad(List.copyOf(reading.faults));
        }
        return reading.faults.isEmpty()
            ? new Reading.Good(new Definition(scope, trigger, formula, guards, breaker))
            : new Reading.Bad(List.copyOf(reading.faults));
    }

    private <T> @Nullable T bad(String code, String... path) {
        faults.add(new Fault(code, path));
        return null;
    }

    private @Nullable Scope scope(ScopePart part) {
        List<String> nmIds = part.nmIds();
        GoodFilter filter = part.filter();
        if ((nmIds == null) == (filter == null)) {
            return bad("SCOPE", "scope");
        }
        if (filter != null) {
            return new Scope.Matching(filter);
        }
        if (nmIds == null || nmIds.isEmpty() || nmIds.size() > MOST_GOODS) {
            return bad("SCOPE_GOODS", "scope", "nmIds");
        }
        return nmIds.stream().allMatch(nmId -> nmId.matches("[1-9][0-9]{0,14}"))
            ? new Scope.Chosen(nmIds.stream().map(Long::valueOf).distinct().toList())
            : bad("SCOPE_GOODS", "scope", "nmIds");
    }

    private @Nullable Trigger trigger(TriggerPart part) {
        switch (part.kind()) {
            case DAILY, WEEKLY -> {
                LocalTime at = TimeTexts.time(part.at());
                boolean daily = part.kind() == StrategyInput.TriggerKind.DAILY;
                Set<DayOfWeek> days = daily ? EVERY_DAY : TimeTexts.days(part.days());
                if (at == null) {
                    return bad("TIME", "trigger", "at");
                }
                return days.isEmpty() ? bad("DAYS", "trigger", "days") : new Trigger.At(days, at);
            }
            case EVENTS -> {
                List<Trigger.Event> events = part.events();
                return events == null || events.isEmpty()
                    ? bad("EVENTS", "trigger", "events")
                    : new Trigger.On(new HashSet<>(events));
            }
        }
        throw new IllegalStateException("No such trigger");
    }

    private @Nullable Formula formula(FormulaPart part) {
        Rounding rounding = rounding(part);
        BigDecimal value = part.value();
        if (part.kind() == StrategyInput.FormulaKind.DISCOUNTS) {
            return Schedules.read(part, faults);
        }
        if (value == null || value.scale() > 4 || value.abs().compareTo(Prices.MOST) > 0) {
            return bad("VALUE", "formula", "value");
        }
        return switch (part.kind()) {
            case RULE -> rule(part, value, rounding);
            case STEP -> value.signum() != 0 && value.abs().compareTo(Guards.MOST_STEP) <= 0
                ? new Formula.Step(value, rounding)
                : bad("STEP", "formula", "value");
            case HOLD_MARGIN -> value.compareTo(HUNDRED.negate()) >= 0 && value.compareTo(BigDecimal.valueOf(95)) <= 0
                ? new Formula.HoldMargin(value, rounding)
                : bad("MARGIN", "formula", "value");
            case RIVAL -> rival(part, value, rounding);
            case DISCOUNTS -> throw new IllegalStateException("Read above");
        };
    }

    private @Nullable Formula rule(FormulaPart part, BigDecimal value, @Nullable Rounding rounding) {
        PriceRule.Operation operation = part.operation();
        if (operation == null || operation == PriceRule.Operation.SET_CLUB_DISCOUNT) {
            return bad("OPERATION", "formula", "operation");
        }
        PriceRule rule = new PriceRule(operation, value, rounding);
        String fault = rule.fault();
        return fault == null ? new Formula.ByRule(rule) : bad(fault, "formula", "value");
    }

    private @Nullable Formula rival(FormulaPart part, BigDecimal value, @Nullable Rounding rounding) {
        AgainstRival.Unit unit = part.unit() == null ? AgainstRival.Unit.AMOUNT : part.unit();
        boolean tooMuch = unit == AgainstRival.Unit.PERCENT && value.abs().compareTo(Guards.MOST_STEP) > 0;
        return tooMuch ? bad("RIVAL_VALUE", "formula", "value") : new AgainstRival(value, unit, rounding);
    }

    private @Nullable Rounding rounding(FormulaPart part) {
        String ending = part.ending();
        if (ending == null || ending.isEmpty()) {
            return null;
        }
        return ending.matches("[0-9]{1,4}")
            ? new Rounding(ending, part.rounding() == null ? Rounding.Direction.NEAREST : part.rounding())
            : bad("RULE_ENDING", "formula", "ending");
    }

    private @Nullable Guards guards(GuardsPart part) {
        BigDecimal floor = amount(part.floor(), "floor");
        BigDecimal ceiling = amount(part.ceiling(), "ceiling");
        BigDecimal margin = part.leastMargin();
        if (floor != null && ceiling != null && floor.compareTo(ceiling) > 0) {
            bad("FLOOR_ABOVE_CEILING", "guards", "ceiling");
        }
        if (
            margin != null && (margin.compareTo(HUNDRED.negate()) < 0 || margin.compareTo(BigDecimal.valueOf(95)) > 0)
        ) {
            bad("MARGIN", "guards", "leastMargin");
        }
        Guards.Hours hours = hours(part.hours());
        if (part.mostStep().signum() <= 0 || part.mostStep().compareTo(Guards.MOST_STEP) > 0) {
            return bad("MOST_STEP", "guards", "mostStep");
        }
        if (part.changesADay() < 1 || part.changesADay() > 100) {
            return bad("CHANGES_A_DAY", "guards", "changesADay");
        }
        return part.coolDownHours() < 0 || part.coolDownHours() > 24 * 90
            ? bad("COOL_DOWN", "guards", "coolDownHours")
            : new Guards(floor, margin, ceiling, part.mostStep(), part.changesADay(), part.coolDownHours(), hours);
    }

    private @Nullable BigDecimal amount(@Nullable BigDecimal amount, String name) {
        return amount == null || (amount.signum() > 0 && amount.compareTo(Prices.MOST) <= 0)
            ? amount
            : bad("AMOUNT", "guards", name);
    }

    private Guards.@Nullable Hours hours(StrategyInput.@Nullable HoursPart part) {
        if (part == null) {
            return null;
        }
        LocalTime from = TimeTexts.time(part.from());
        LocalTime until = TimeTexts.time(part.until());
        if (from == null || until == null) {
            return bad("TIME", "guards", "hours");
        }
        Set<DayOfWeek> days = TimeTexts.days(part.days());
        return new Guards.Hours(days.isEmpty() ? EVERY_DAY : days, from, until);
    }

    private @Nullable Breaker breaker(@Nullable BreakerPart part) {
        if (part == null) {
            return Breaker.DEFAULT;
        }
        try {
            return new Breaker(part.goods(), part.step(), part.blocked(), part.takenBack(), part.failures());
        } catch (IllegalArgumentException beyond) {
            return bad("BREAKER", "breaker");
        }
    }
}
