package dev.vitrina.pricing.margin;

/** What is not known of what a sold piece costs; maps to the GraphQL enum {@code PricingMissing}. */
public enum Missing {
    /** The catalogue has no such card: neither subject nor dimensions are known. */
    CARD,
    /** Nobody has said what it costs, or not of every size. */
    COST,
    /** The cost is in another currency than the tariffs. */
    COST_CURRENCY,
    /** The card has no subject. */
    SUBJECT,
    /** Wildberries gives no commission for the subject, or gives none now. */
    COMMISSION,
    /** The card has no dimensions, or one of them is 0. */
    DIMENSIONS,
    /** No warehouse is set, or Wildberries gives no tariff for it. */
    WAREHOUSE,
    /** Wildberries gives no tariffs of logistics now. */
    LOGISTICS,
}
