package dev.vitrina.pricing.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.rule.PriceRule;
import dev.vitrina.pricing.strategy.Definitions.Fault;
import dev.vitrina.pricing.strategy.Definitions.Reading;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaKind;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaPart;
import dev.vitrina.pricing.strategy.StrategyInput.GuardsPart;
import dev.vitrina.pricing.strategy.StrategyInput.PhasePart;
import dev.vitrina.pricing.strategy.StrategyInput.ScopePart;
import dev.vitrina.pricing.strategy.StrategyInput.TriggerKind;
import dev.vitrina.pricing.strategy.StrategyInput.TriggerPart;
import dev.vitrina.pricing.strategy.model.Formula;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DefinitionsTest {

    private static final ScopePart ALL = new ScopePart(null, GoodFilter.ALL);
    private static final TriggerPart DAILY = new TriggerPart(TriggerKind.DAILY, "09:30", null, null);

    @Test
    void readsWhatIsRight() {
        assertThat(Definitions.read(input(ALL, DAILY, step("-5"), guards("10")))).isInstanceOfSatisfying(
            Reading.Good.class,
            good -> assertThat(good.definition().formula()).isInstanceOf(Formula.Step.class)
        );
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        StrategyInput input = input(
            new ScopePart(null, null),
            new TriggerPart(TriggerKind.WEEKLY, "9 o'clock", null, null),
            step("0"),
            guards("51")
        );

        assertThat(codes(input)).containsExactlyInAnyOrder("SCOPE", "TIME", "STEP", "MOST_STEP");
    }

    @Test
    void letsNoStrategyTouchTheClubsDiscountOrSwapItsLimits() {
        FormulaPart club = new FormulaPart(
            FormulaKind.RULE,
            PriceRule.Operation.SET_CLUB_DISCOUNT,
            BigDecimal.TEN,
            null,
            null,
            null,
            null,
            null
        );
        GuardsPart swapped = new GuardsPart(
            BigDecimal.valueOf(200),
            null,
            BigDecimal.valueOf(100),
            BigDecimal.TEN,
            1,
            0,
            null
        );

        assertThat(codes(input(ALL, DAILY, club, swapped))).containsExactlyInAnyOrder(
            "OPERATION",
            "FLOOR_ABOVE_CEILING"
        );
    }

    @Test
    void tellsWhichPhaseOfACalendarIsWrong() {
        FormulaPart calendar = new FormulaPart(
            FormulaKind.DISCOUNTS,
            null,
            null,
            null,
            null,
            null,
            List.of(
                new PhasePart("2026-12-01", "2026-12-31", null, 20),
                new PhasePart("2026-12-31", "2026-12-01", null, 100),
                new PhasePart("tomorrow", null, null, 10)
            ),
            null
        );

        Reading reading = Definitions.read(input(ALL, DAILY, calendar, guards("10")));

        assertThat(reading).isInstanceOfSatisfying(Reading.Bad.class, bad ->
            assertThat(bad.faults()).containsExactlyInAnyOrder(
                new Fault("PHASE_ORDER", "formula", "phases", "1", "until"),
                new Fault("RULE_DISCOUNT", "formula", "phases", "1", "discount"),
                new Fault("DAY", "formula", "phases", "2", "from")
            )
        );
    }

    @Test
    void isKeptAsItWasWritten() {
        StrategyInput input = input(ALL, DAILY, step("-5.25"), guards("10"));
        JsonMapper json = JsonMapper.shared();

        assertThat(json.readValue(json.writeValueAsString(input), StrategyInput.class)).isEqualTo(input);
    }

    private static List<String> codes(StrategyInput input) {
        return Definitions.read(input) instanceof Reading.Bad(var faults)
            ? faults.stream().map(Fault::code).toList()
            : List.of();
    }

    private static StrategyInput input(ScopePart scope, TriggerPart trigger, FormulaPart formula, GuardsPart guards) {
        return new StrategyInput(scope, trigger, formula, guards, null);
    }

    private static FormulaPart step(String percent) {
        return new FormulaPart(FormulaKind.STEP, null, new BigDecimal(percent), null, null, null, null, null);
    }

    private static GuardsPart guards(@Nullable String mostStep) {
        return new GuardsPart(null, null, null, new BigDecimal(mostStep), 1, 0, null);
    }
}
