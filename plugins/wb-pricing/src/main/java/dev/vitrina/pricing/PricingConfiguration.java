package dev.vitrina.pricing;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Quota;
import dev.vitrina.api.upstream.QuotaGroup;
import dev.vitrina.cache.CachePolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** What the plugin contributes. */
@Configuration(proxyBeanMethods = false)
@Import(CostConfiguration.class)
class PricingConfiguration {

    /** One bucket for all methods of prices and discounts (WB items spec, rate limits); base tokens may call four times an hour. */
    private static final QuotaGroup QUOTA = new QuotaGroup(
        "wb-prices/all",
        Quota.of(10, Duration.ofSeconds(6), Duration.ofMillis(600), 5),
        Map.of("base", Quota.of(4, Duration.ofHours(1), Duration.ofMinutes(15), 1))
    );

    @Bean
    CachedEndpoint goods() {
        Endpoint endpoint = Endpoint.get("wb-prices/goods", "wb-prices", "/api/v2/list/goods/filter", QUOTA);
        CachePolicy policy = CachePolicy.freshFor(Duration.ofMinutes(5)).withStale(
            Duration.ofMinutes(55),
            Duration.ofDays(2)
        );
        return new CachedEndpoint(endpoint, policy);
    }

    @Bean
    PricingController pricingController(CachedUpstream upstream, CachedEndpoint goods, JsonMapper json, Clock clock) {
        return new PricingController(upstream, goods, new GoodsParser(json), clock);
    }
}
