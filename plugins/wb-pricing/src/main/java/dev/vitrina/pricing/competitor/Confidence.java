package dev.vitrina.pricing.competitor;

/** How far a price of the storefront can be relied on; maps to the GraphQL enum {@code PricingConfidence}. */
public enum Confidence {
    /** Read lately, at least twice the same, and nothing speaks against it. */
    FRESH,
    /** Was sure, and has not been read for longer than two turns. */
    STALE,
    /** Read once only, or contradicted: by a sudden jump that no second reading has confirmed, or by an answer that left the good out. */
    UNSURE,
    /** No price: never read, not on sale, or not read for two weeks. */
    UNKNOWN,
}
