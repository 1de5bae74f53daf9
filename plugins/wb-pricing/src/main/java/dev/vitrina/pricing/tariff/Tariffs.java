package dev.vitrina.pricing.tariff;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamRequest;
import dev.vitrina.cache.CacheAnswer;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tariffs through the cache. Each shop asks for its own: commission depends on the seller's country. Thread-safe. */
public final class Tariffs {

    private final CachedUpstream upstream;
    private final TariffJson json;

    public Tariffs(CachedUpstream upstream, JsonMapper json) {
        this.upstream = upstream;
        this.json = new TariffJson(json);
    }

    /** By subject, as they are now: Wildberries tells of no other day. */
    public CacheAnswer<Map<Long, Commission>> commissions(ShopId shop) {
        // Russian, as the names of subjects are on cards.
        UpstreamRequest request = UpstreamRequest.query(Map.of("locale", "ru"));
        return upstream.read(shop, TariffMethods.COMMISSION, request, json::commissions);
    }

    public CacheAnswer<BoxTariffs> boxes(ShopId shop, LocalDate on) {
        return on(shop, TariffMethods.BOX, on, json::boxes);
    }

    public CacheAnswer<ReturnTariffs> returns(ShopId shop, LocalDate on) {
        return on(shop, TariffMethods.RETURN, on, json::returns);
    }

    private <T> CacheAnswer<T> on(
        ShopId shop,
        CachedEndpoint endpoint,
        LocalDate date,
        CachedUpstream.BodyParser<T> parse
    ) {
        return upstream.read(shop, endpoint, UpstreamRequest.query(Map.of("date", date.toString())), parse);
    }
}
