package dev.vitrina.pricing.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.pricing.change.PriceKey;
import dev.vitrina.pricing.good.GoodFilter;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaKind;
import dev.vitrina.pricing.strategy.StrategyInput.FormulaPart;
import dev.vitrina.pricing.strategy.StrategyInput.GuardsPart;
import dev.vitrina.pricing.strategy.StrategyInput.ScopePart;
import dev.vitrina.pricing.strategy.StrategyInput.TriggerKind;
import dev.vitrina.pricing.strategy.StrategyInput.TriggerPart;
import dev.vitrina.pricing.strategy.model.Line;
import dev.vitrina.test.KeyTexts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What tells of costs is for who may see those. */
class StrategyViewsTest {

    @Test
    void tellsNoAmountThatIsReckonedByCostsToWhoMayNotSeeThose() {
        Decided.Price price = new Decided.Price(BigDecimal.valueOf(1000), 0, BigDecimal.valueOf(1000));
        List<Line> why = List.of(
            new Line(Line.Code.INPUT, List.of("1000", "0", "1000")),
            new Line(Line.Code.FORMULA_MARGIN, List.of("777", "0", "777")),
            new Line(Line.Code.BENT_LEAST_MARGIN, List.of("888"))
        );
        Decided decided = new Decided(
            new PriceKey.Goods(10),
            "code",
            Decided.Kind.KEPT,
            Set.of(),
            "RUB",
            price,
            null,
            why
        );
        StrategyViews views = new StrategyViews(new KeyTexts());

        assertThat(views.decision(null, decided, true).why()).element(1).asString().contains("777");
        assertThat(views.decision(null, decided, false).why()).containsExactly(
            "strategy.why.INPUT [1000, 0, 1000]",
            "strategy.whyBriefly.FORMULA_MARGIN",
            "strategy.whyBriefly.BENT_LEAST_MARGIN"
        );
    }

    @Test
    void leavesOutWhatMarginIsHeld() {
        StrategyInput margin = input(FormulaKind.HOLD_MARGIN, "25", new BigDecimal("20"));
        StrategyInput step = input(FormulaKind.STEP, "-5", null);

        assertThat(margin.withoutCosts().formula().value()).isNull();
        assertThat(margin.withoutCosts().guards().leastMargin()).isNull();
        assertThat(step.withoutCosts()).isEqualTo(step);
        assertThat(Definitions.tellsOfCosts(margin)).isTrue();
        assertThat(Definitions.tellsOfCosts(step)).isFalse();
        assertThat(Definitions.tellsOfCosts(input(FormulaKind.STEP, "-5", BigDecimal.TEN))).isTrue();
    }

    private static StrategyInput input(FormulaKind kind, String value, @Nullable BigDecimal leastMargin) {
        return new StrategyInput(
            new ScopePart(null, GoodFilter.ALL),
            new TriggerPart(TriggerKind.DAILY, "03:00", null, null),
            new FormulaPart(kind, null, new BigDecimal(value), null, null, null, null, null),
            new GuardsPart(null, leastMargin, null, BigDecimal.TEN, 1, 0, null),
            null
        );
    }
}
