package dev.vitrina.pricing.competitor;

/** Whether buyers can have a good; maps to the GraphQL enum {@code PricingPresence}. */
enum Presence {
    /** Not read yet. */
    UNSEEN,
    ON_SALE,
    /** Shown without a price. */
    SOLD_OUT,
    /** The storefront has left it out twice: there is no such good, or no more. */
    MISSING,
}
