package dev.vitrina.pricing.strategy.model;

/** What stands between a formula and a price; maps to {@code PricingStrategyGuard}. */
public enum Guard {
    FLOOR,
    LEAST_MARGIN,
    CEILING,
    STEP,
    CHANGES_A_DAY,
    COOL_DOWN,
    HOURS,
    /** Not a limit of the seller's: something that must be known is not. */
    UNKNOWN,
}
