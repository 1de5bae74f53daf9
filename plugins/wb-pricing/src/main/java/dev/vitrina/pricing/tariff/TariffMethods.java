package dev.vitrina.pricing.tariff;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.cache.CachePolicy;
import java.time.Duration;
import java.util.Map;

/**
 * The methods that give tariffs, with the quotas of the WB rates spec. Tariffs change daily at most, and a base token may ask for boxes once an hour: so they
 * are kept for half a day, and served for a week when Wildberries gives none.
 */
public final class TariffMethods {

    private static final String UPSTREAM = "wb-common";
    private static final CachePolicy POLICY = CachePolicy.freshFor(Duration.ofHours(12)).withStale(
        Duration.ofHours(12),
        Duration.ofDays(7)
    );
    private static final Quota EVERY_SECOND = Quota.of(60, Duration.ofMinutes(1), Duration.ofSeconds(1), 5);
    private static final Quota EVERY_HOUR = Quota.of(1, Duration.ofHours(1), Duration.ofHours(1), 1);

    public static final CachedEndpoint COMMISSION = endpoint(
        "commission",
        new QuotaGroup(
            UPSTREAM + "/tariffs-commission",
            Quota.of(1, Duration.ofMinutes(1), Duration.ofMinutes(1), 2),
            Map.of("base", Quota.of(5, Duration.ofHours(1), Duration.ofMinutes(12), 1))
        )
    );

    public static final CachedEndpoint BOX = endpoint("box", everySecond("box"));

    public static final CachedEndpoint RETURN = endpoint("return", everySecond("return"));

    private TariffMethods() {}

    private static QuotaGroup everySecond(String method) {
        return new QuotaGroup(UPSTREAM + "/tariffs-" + method, EVERY_SECOND, Map.of("base", EVERY_HOUR));
    }

    private static CachedEndpoint endpoint(String method, QuotaGroup quota) {
        return new CachedEndpoint(
            Endpoint.get(UPSTREAM + "/tariffs-" + method, UPSTREAM, "/api/v1/tariffs/" + method, quota),
            POLICY
        );
    }
}
