package dev.vitrina.pricing.cockpit;

import org.jspecify.annotations.Nullable;

/** What can be wrong with a price; maps to the GraphQL enum {@code PricingProblemKind}. */
public enum ProblemKind {
    /** Less is paid than the piece costs the seller. */
    BELOW_COST(Remedy.RAISE_PRICES, null),
    /** More than that, and yet commission, logistics and tax leave a loss. */
    BELOW_FLOOR(Remedy.RAISE_PRICES, null),
    /** Takes part in a promotion whose price is below the floor. */
    PROMOTION_AT_A_LOSS(Remedy.SEE_PROMOTIONS, "/p/wb-pricing/promotions"),
    /** Wildberries holds the price back. */
    QUARANTINED(Remedy.SEE_QUARANTINE, "/p/wb-pricing/quarantine"),
    /** Confirmed, and not what buyers see. */
    NOT_APPLIED(Remedy.SEE_CHANGE_SETS, "/changes"),
    /** A competitor is cheaper by more than the setting allows, as buyers see both. */
    COMPETITOR_UNDERCUTS(Remedy.SEE_COMPETITORS, "/p/wb-pricing/competitors"),
    /** Nobody has said what it costs. */
    COST_MISSING(Remedy.TELL_COSTS, "/p/wb-pricing/costs"),
    /** The cost is known; something else is missing. */
    MARGIN_UNKNOWN(Remedy.COMPLETE_SETTINGS, "/plugins/wb-pricing");

    private final Remedy remedy;
    private final @Nullable String path;

    ProblemKind(Remedy remedy, @Nullable String path) {
        this.remedy = remedy;
        this.path = path;
    }

    /** What helps; maps to the GraphQL enum {@code PricingRemedy}. */
    public enum Remedy {
        RAISE_PRICES,
        TELL_COSTS,
        COMPLETE_SETTINGS,
        SEE_PROMOTIONS,
        SEE_QUARANTINE,
        SEE_CHANGE_SETS,
        SEE_COMPETITORS,
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Where in the dashboard; null where the goods themselves are the place. */
    public @Nullable String path() {
        return path;
    }
}
