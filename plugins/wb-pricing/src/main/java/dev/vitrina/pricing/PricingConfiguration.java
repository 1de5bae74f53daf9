package dev.vitrina.pricing;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopConnected;
import dev.vitrina.api.shop.ShopCredentialReplaced;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.pricing.api.GoodFields;
import dev.vitrina.pricing.api.PriceQueries;
import dev.vitrina.pricing.floor.Floors;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.Sent;
import dev.vitrina.pricing.good.GoodMirror;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.named.ShownCards;
import dev.vitrina.pricing.strategy.StrategyConfiguration;
import dev.vitrina.pricing.sync.GoodSyncJob;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The plugin, wired. */
@Configuration(proxyBeanMethods = false)
@Import(
    {
        CockpitConfiguration.class,
        CompetitorConfiguration.class,
        CostConfiguration.class,
        EntryConfiguration.class,
        PriceChangeConfiguration.class,
        PromotionConfiguration.class,
        QuarantineConfiguration.class,
        StrategyConfiguration.class,
    }
)
class PricingConfiguration {

    @Bean
    Endpoint goodsMethod() {
        return PriceMethods.GOODS;
    }

    @Bean
    Endpoint goodsByIdMethod() {
        return PriceMethods.GOODS_BY_ID;
    }

    @Bean
    GoodJson goodJson(JsonMapper json) {
        return new GoodJson(json);
    }

    @Bean
    RowMirror<Sent> goodMirror(Mirrors mirrors, UpstreamGateway gateway, GoodJson json) {
        return mirrors.mirror(GoodMirror.definition(gateway, json));
    }

    @Bean
    GoodStore goodStore(JdbcClient jdbc, GoodJson json) {
        return new GoodStore(jdbc, json);
    }

    @Bean
    FreshGoods freshGoods(
        UpstreamGateway gateway,
        GoodJson json,
        RowMirror<Sent> goodMirror,
        GoodStore goodStore,
        Clock clock
    ) {
        return new FreshGoods(gateway, json, goodMirror, goodStore, clock);
    }

    @Bean
    PriceHistory priceHistory(
        RowMirror<Sent> goodMirror,
        GoodStore goods,
        GoodJson json,
        JsonMapper mapper,
        JdbcClient jdbc,
        TransactionTemplate transaction
    ) {
        return new PriceHistory(goodMirror, goods, json, mapper, jdbc, transaction);
    }

    @Bean
    JobDefinition goodSyncJob(
        RowMirror<Sent> goodMirror,
        PriceHistory history,
        ShopDirectory shops,
        Floors floors,
        Clock clock
    ) {
        return floors.after(new GoodSyncJob(goodMirror, history, shops, clock).definition(), shops);
    }

    @Bean
    EventListener<ShopConnected> pricesOfANewShop(Jobs jobs) {
        return EventListener.of(ShopConnected.class, event -> jobs.start(GoodSyncJob.TYPE, event.shopId(), "{}"));
    }

    @Bean
    EventListener<ShopCredentialReplaced> pricesWithANewCredential(Jobs jobs) {
        return EventListener.of(ShopCredentialReplaced.class, event ->
            jobs.start(GoodSyncJob.TYPE, event.shopId(), "{}")
        );
    }

    @Bean
    EventListener<ShopDisconnected> pricesOfAShopThatGoes(RowMirror<Sent> goodMirror, PriceHistory history) {
        return EventListener.of(ShopDisconnected.class, event -> {
            goodMirror.purge(event.shopId().value());
            history.purge(event.shopId());
        });
    }

    @Bean
    PriceQueries priceQueries(GoodStore goods, RowMirror<Sent> goodMirror, PriceHistory history) {
        return new PriceQueries(goods, goodMirror, history);
    }

    @Bean
    ShownCards shownCards(CardCatalogue catalogue) {
        return new ShownCards(catalogue);
    }

    @Bean
    GoodFields goodFields(ShownCards cards) {
        return new GoodFields(cards);
    }
}
