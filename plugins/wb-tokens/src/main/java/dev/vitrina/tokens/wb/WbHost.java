package dev.vitrina.tokens.wb;

import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.tokens.claims.TokenCategory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A host of the Wildberries API (WB general spec, the table of {@code /ping} addresses). The upstream's name is what other
 * plugins' endpoints refer to.
 */
public enum WbHost {
    /** Tariffs, news, seller information: opened by a token of any category. */
    COMMON("wb-common", "common-api", null),
    CONTENT("wb-content", "content-api", TokenCategory.CONTENT),
    ANALYTICS("wb-analytics", "seller-analytics-api", TokenCategory.ANALYTICS),
    PRICES("wb-prices", "discounts-prices-api", TokenCategory.PRICES),
    CALENDAR("wb-calendar", "dp-calendar-api", TokenCategory.PRICES),
    MARKETPLACE("wb-marketplace", "marketplace-api", TokenCategory.MARKETPLACE),
    STATISTICS("wb-statistics", "statistics-api", TokenCategory.STATISTICS),
    ADVERT("wb-advert", "advert-api", TokenCategory.PROMOTION),
    FEEDBACKS("wb-feedbacks", "feedbacks-api", TokenCategory.FEEDBACK),
    CHAT("wb-chat", "buyer-chat-api", TokenCategory.BUYER_CHAT),
    SUPPLIES("wb-supplies", "supplies-api", TokenCategory.SUPPLIES),
    RETURNS("wb-returns", "returns-api", TokenCategory.BUYER_RETURNS),
    DOCUMENTS("wb-documents", "documents-api", TokenCategory.DOCUMENTS),
    FINANCE("wb-finance", "finance-api", TokenCategory.FINANCE),
    USERS("wb-users", "user-management-api", TokenCategory.USERS);

    /** 3 calls per 30 s on each host; automated use gets blocked (WB general spec, ping). */
    private static final Quota PING = Quota.of(3, Duration.ofSeconds(30), Duration.ofSeconds(10), 3);

    private static final long PING_BYTES = 64 << 10;

    private final String upstreamName;
    private final String subdomain;
    private final @Nullable TokenCategory category;

    WbHost(String upstreamName, String subdomain, @Nullable TokenCategory category) {
        this.upstreamName = upstreamName;
        this.subdomain = subdomain;
        this.category = category;
    }

    /** The category that opens the host; null when any does. */
    public @Nullable TokenCategory category() {
        return category;
    }

    /** The host on which a category is checked: the first that it opens, as the ping table names no other. */
    public static WbHost of(TokenCategory category) {
        return Arrays.stream(values())
            .filter(host -> host.category == category)
            .findFirst()
            .orElseThrow();
    }

    /** A 401 may also mean that the token's categories do not cover the host; the common host takes a token of any. */
    public Upstream upstream() {
        return new Upstream(upstreamName, URI.create("https://" + subdomain + ".wildberries.ru"), COMMON.ping());
    }

    /** The connection check: reachability, token, and whether its category fits the host. Never repeated: three calls are all. */
    public Endpoint ping() {
        String id = upstreamName + "/ping";
        return new Endpoint(id, upstreamName, "GET", "/ping", new QuotaGroup(id, PING), false, PING_BYTES);
    }
}
