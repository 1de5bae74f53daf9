package dev.vitrina.pricing;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.page.PageRequest;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import dev.vitrina.cache.Freshness;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.pricingGoods} and {@code Query.pricingGood}. */
@Controller
class PricingController {

    private final CachedUpstream upstream;
    private final CachedEndpoint goods;
    private final GoodsParser parser;
    private final Clock clock;

    PricingController(CachedUpstream upstream, CachedEndpoint goods, GoodsParser parser, Clock clock) {
        this.upstream = upstream;
        this.goods = goods;
        this.parser = parser;
        this.clock = clock;
    }

    @QueryMapping
    GoodsPage pricingGoods(@Argument @Nullable PageRequest page, ShopContext shop) {
        PageRequest wanted = page == null ? PageRequest.first() : page;
        UpstreamRequest request = UpstreamRequest.query(
            Map.of("limit", Integer.toString(wanted.size()), "offset", Long.toString(wanted.offset()))
        );
        return read(shop, request);
    }

    @QueryMapping
    OneGood pricingGood(@Argument long nmId, ShopContext shop) {
        GoodsPage found = read(
            shop,
            UpstreamRequest.query(Map.of("limit", "1", "offset", "0", "filterNmID", Long.toString(nmId)))
        );
        return new OneGood(found.items().isEmpty() ? null : found.items().getFirst(), found.freshness());
    }

    private GoodsPage read(ShopContext shop, UpstreamRequest request) {
        return switch (upstream.read(shop.id(), goods, request, parser::parse)) {
            case CacheAnswer.Found<List<Good>>(var items, var freshness) -> new GoodsPage(items, freshness);
            case CacheAnswer.Absent<List<Good>>(var freshness) -> new GoodsPage(List.of(), freshness);
            case CacheAnswer.Failed<List<Good>>(var problem) -> throw VitrinaException.of(problem, clock.instant());
        };
    }

    record GoodsPage(List<Good> items, Freshness freshness) {}

    record OneGood(@Nullable Good good, Freshness freshness) {}
}
