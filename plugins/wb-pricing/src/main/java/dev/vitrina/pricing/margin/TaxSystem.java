package dev.vitrina.pricing.margin;

/** What is taxed; maps to the GraphQL enum {@code PricingTaxSystem}. */
public enum TaxSystem {
    /** Nothing. */
    NONE,
    /** The price (simplified system on income). */
    USN_INCOME,
    /**
     * What remains of the price above cost, commission and logistics; nothing of a loss (simplified system on income minus costs). The least tax of
     * 1 % of a year's income is a matter of the year, not of a piece, and is left out.
     */
    USN_INCOME_MINUS_COSTS,
    /** The part of the price that is VAT: the price holds it. What was paid to suppliers is not set off, as nobody has said it. */
    VAT,
}
