package dev.vitrina.pricing.promotion;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.MutationRule;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.cache.CachePolicy;
import java.time.Duration;
import java.util.Map;

/** Wildberries' methods of the promotion calendar (WB promotion spec); all spend one quota. */
public final class CalendarMethods {

    private static final String UPSTREAM = "wb-calendar";
    private static final String PATH = "/api/v1/calendar/promotions";

    /** Ten calls in six seconds; a base token may call once an hour (WB promotion spec, rate limits). */
    private static final QuotaGroup QUOTA = new QuotaGroup(
        UPSTREAM + "/all",
        Quota.of(10, Duration.ofSeconds(6), Duration.ofMillis(600), 5),
        Map.of("base", Quota.of(1, Duration.ofHours(1), Duration.ofHours(1), 1))
    );

    /** Promotions or goods of one call, to read and to send. */
    public static final int MOST = 1_000;

    /** Promotions whose details one call tells. */
    static final int MOST_DETAILS = 100;

    public static final Endpoint PROMOTIONS = Endpoint.get(UPSTREAM + "/promotions", UPSTREAM, PATH, QUOTA);
    public static final Endpoint GOODS = Endpoint.get(UPSTREAM + "/goods", UPSTREAM, PATH + "/nomenclatures", QUOTA);
    public static final Endpoint UPLOAD = new Endpoint(
        UPSTREAM + "/upload",
        UPSTREAM,
        "POST",
        PATH + "/upload",
        QUOTA,
        false,
        1L << 20
    );

    /** Asked for when somebody looks at one promotion; shares change by the day. */
    public static final CachedEndpoint DETAILS = new CachedEndpoint(
        Endpoint.get(UPSTREAM + "/details", UPSTREAM, PATH + "/details", QUOTA),
        CachePolicy.freshFor(Duration.ofHours(6)).withStale(Duration.ofHours(18), Duration.ofDays(7))
    ).invalidatedBy(new MutationRule(UPLOAD.id()));

    private CalendarMethods() {}
}
