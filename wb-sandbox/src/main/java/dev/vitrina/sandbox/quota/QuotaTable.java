package dev.vitrina.sandbox.quota;

import java.time.Duration;

/** The limits of the methods the sandbox has, from the tables in the general, items and communications specs of 2026-08-18. */
public final class QuotaTable {

    private static final QuotaRule CONTENT_RULE = QuotaRule.of(Duration.ofMillis(600), 5);
    private static final QuotaRule CUT_CONTENT_RULE = QuotaRule.of(Duration.ofMinutes(30), 1);

    private static final QuotaRule SLOW_CONTENT_RULE = QuotaRule.of(Duration.ofSeconds(6), 5);
    public static final QuotaGroup SELLER_INFO = QuotaGroup.of(
        "seller-info",
        QuotaRule.of(Duration.ofMinutes(1), 10),
        QuotaRule.of(Duration.ofHours(24), 1)
    );
    public static final QuotaGroup SUBSCRIPTIONS = QuotaGroup.of(
        "subscriptions",
        QuotaRule.of(Duration.ofMinutes(1), 10)
    );
    /** The bucket all content methods share that have none of their own. */
    public static final QuotaGroup CONTENT = QuotaGroup.of("content", CONTENT_RULE);
    public static final QuotaGroup CARDS_LIST = QuotaGroup.of("cards-list", CONTENT_RULE);
    public static final QuotaGroup TAGS = QuotaGroup.of("tags", CONTENT_RULE, CUT_CONTENT_RULE);
    public static final QuotaGroup CARDS_DELETE = QuotaGroup.of("cards-delete", CONTENT_RULE, CUT_CONTENT_RULE);
    public static final QuotaGroup CARDS_UPLOAD = QuotaGroup.of("cards-upload", SLOW_CONTENT_RULE);
    public static final QuotaGroup CARDS_UPDATE = QuotaGroup.of("cards-update", SLOW_CONTENT_RULE);
    public static final QuotaGroup CARDS_ADD = QuotaGroup.of(
        "cards-upload-add",
        SLOW_CONTENT_RULE,
        QuotaRule.of(Duration.ofHours(2), 1)
    );
    /** Said to be one bucket with the limits, and printed with another row there: the sandbox keeps them apart. */
    public static final QuotaGroup CARDS_ERRORS = QuotaGroup.of("cards-errors", SLOW_CONTENT_RULE);
    public static final QuotaGroup CARDS_LIMITS = QuotaGroup.of("cards-limits", CONTENT_RULE, CUT_CONTENT_RULE);
    public static final QuotaGroup MEDIA = QuotaGroup.of("media", CONTENT_RULE, CUT_CONTENT_RULE);
    public static final QuotaGroup BRANDS = QuotaGroup.of(
        "brands",
        QuotaRule.of(Duration.ofSeconds(1), 5),
        QuotaRule.of(Duration.ofHours(1), 1)
    );
    public static final QuotaGroup CARDS_RECOVER = QuotaGroup.of(
        "cards-recover",
        QuotaRule.of(Duration.ofSeconds(20), 5),
        CUT_CONTENT_RULE
    );
    /** One bucket for all methods of prices and discounts. */
    public static final QuotaGroup PRICES = QuotaGroup.of(
        "prices",
        QuotaRule.of(Duration.ofMillis(600), 5),
        QuotaRule.of(Duration.ofMinutes(15), 1)
    );

    /** One bucket for all methods of the promotion calendar (promotion spec of 2026-08-18). */
    public static final QuotaGroup CALENDAR = QuotaGroup.of(
        "calendar",
        QuotaRule.of(Duration.ofMillis(600), 5),
        QuotaRule.of(Duration.ofHours(1), 1)
    );
    /** Commissions (rates spec of 2026-08-18). */
    public static final QuotaGroup COMMISSION = QuotaGroup.of(
        "tariffs-commission",
        QuotaRule.of(Duration.ofMinutes(1), 2),
        QuotaRule.of(Duration.ofMinutes(12), 1)
    );

    /** One bucket for all methods of feedback and questions (communications spec of 2026-08-18). */
    public static final QuotaGroup FEEDBACKS = QuotaGroup.of(
        "feedbacks",
        QuotaRule.of(Duration.ofMillis(333), 6),
        QuotaRule.of(Duration.ofMinutes(12), 1)
    );

    private QuotaTable() {}

    /** Colours, kinds, seasons, VAT: each has a bucket of its own. */
    public static QuotaGroup directory(String name) {
        return QuotaGroup.of(name, CONTENT_RULE, CUT_CONTENT_RULE);
    }

    /** Boxes, pallets, returns: each has a bucket of its own (rates spec of 2026-08-18). */
    public static QuotaGroup tariff(String name) {
        return QuotaGroup.of(name, QuotaRule.of(Duration.ofSeconds(1), 5), QuotaRule.of(Duration.ofHours(1), 1));
    }

    /** Three in 30 seconds, apart for each host. */
    public static QuotaGroup ping(String host) {
        return QuotaGroup.of("ping " + host, QuotaRule.of(Duration.ofSeconds(10), 3));
    }
}
