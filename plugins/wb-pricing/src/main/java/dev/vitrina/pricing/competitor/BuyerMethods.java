package dev.vitrina.pricing.competitor;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CachePolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Wildberries' storefront asks for its own pages. Undocumented and without a contract; what is known of it comes from public programs
 * that read it, and ages fast: {@code cards/v4/detail} takes WB articles with semicolons between and answers with prices in kopecks. No
 * credential is sent. Its quota is this plugin's own modesty: one call in five seconds for all shops together.
 */
public final class BuyerMethods {

    /** Goods of one call. Programs ask for 100 to 1,000; the least of that is enough. */
    static final int MOST = 100;

    /** The region whose prices are asked for: Moscow. */
    private static final String REGION = "-1257786";

    /** How long somebody who looks waits for the slow source's turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static final Upstream UPSTREAM = Upstream.open("wb-buyer", URI.create("https://card.wb.ru"));

    private static final QuotaGroup QUOTA = new QuotaGroup(
        "wb-buyer/all",
        Quota.of(12, Duration.ofMinutes(1), Duration.ofSeconds(5), 1)
    );

    private static final String PATH = "/cards/v4/detail";

    /** Read in the background, and kept as readings. Never repeated at once: a wall that said no says no again. */
    public static final Endpoint DETAIL = new Endpoint(
        "wb-buyer/detail",
        UPSTREAM.name(),
        "GET",
        PATH,
        QUOTA,
        false,
        4L << 20
    );

    /** Read because somebody looks: ten minutes long the same answer, and an old one when there is none. */
    public static final CachedEndpoint LOOK = new CachedEndpoint(
        new Endpoint("wb-buyer/look", UPSTREAM.name(), "GET", PATH, QUOTA, false, 1L << 20),
        CachePolicy.freshFor(Duration.ofMinutes(10))
            .withStale(Duration.ZERO, Duration.ofDays(1))
            .withTimeouts(PATIENCE, PATIENCE)
    );

    private BuyerMethods() {}

    /** @param nmIds 1 to {@link #MOST} */
    static UpstreamRequest request(Collection<Long> nmIds) {
        return UpstreamRequest.query(
            Map.of(
                "appType",
                "1",
                "curr",
                "rub",
                "dest",
                REGION,
                "nm",
                nmIds.stream().sorted().map(String::valueOf).collect(Collectors.joining(";"))
            )
        );
    }
}
