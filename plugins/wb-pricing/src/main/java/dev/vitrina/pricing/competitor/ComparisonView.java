package dev.vitrina.pricing.competitor;

import static dev.vitrina.pricing.competitor.CompetitorViews.ROUBLE;

import dev.vitrina.pricing.money.Money;

/** Maps to {@code PricingComparison}. */
record ComparisonView(
    Comparison.Basis basis,
    Money own,
    Money lowest,
    Money median,
    int position,
    int of,
    String gapPercent,
    Confidence confidence
) {
    static ComparisonView of(Comparison comparison) {
        return new ComparisonView(
            comparison.basis(),
            Money.of(comparison.own(), ROUBLE),
            Money.of(comparison.lowest(), ROUBLE),
            Money.of(comparison.median(), ROUBLE),
            comparison.position(),
            comparison.of(),
            comparison.gapPercent().toPlainString(),
            comparison.confidence()
        );
    }
}
