package dev.vitrina.pricing;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.pricing.cost.CostController;
import dev.vitrina.pricing.cost.CostList;
import dev.vitrina.pricing.cost.CostRequests;
import dev.vitrina.pricing.cost.CostStore;
import dev.vitrina.pricing.cost.CostTelling;
import dev.vitrina.pricing.cost.Costs;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.floor.Floors;
import dev.vitrina.pricing.margin.EconomicsController;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.margin.ShopMargins;
import dev.vitrina.pricing.tariff.TariffController;
import dev.vitrina.pricing.tariff.TariffMethods;
import dev.vitrina.pricing.tariff.Tariffs;
import dev.vitrina.tables.Tables;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** What goods cost, what Wildberries takes, and what remains. */
@Configuration(proxyBeanMethods = false)
class CostConfiguration {

    @Bean
    Days days(Clock clock) {
        return new Days(clock);
    }

    @Bean
    CachedEndpoint commissionTariffs() {
        return TariffMethods.COMMISSION;
    }

    @Bean
    CachedEndpoint boxTariffs() {
        return TariffMethods.BOX;
    }

    @Bean
    CachedEndpoint returnTariffs() {
        return TariffMethods.RETURN;
    }

    @Bean
    Tariffs tariffs(CachedUpstream upstream, JsonMapper json) {
        return new Tariffs(upstream, json);
    }

    @Bean
    TariffController tariffController(Tariffs tariffs, Days days) {
        return new TariffController(tariffs, days);
    }

    @Bean
    CostStore costStore(JdbcClient jdbc) {
        return new CostStore(jdbc);
    }

    @Bean
    Costs costs(CostStore store, CardCatalogue catalogue) {
        return new Costs(store, catalogue);
    }

    @Bean
    CostList costList(Costs costs, CardCatalogue catalogue, Days days) {
        return new CostList(costs, catalogue, days);
    }

    @Bean
    CostController costController(
        CostStore store,
        CardCatalogue catalogue,
        FileStore files,
        JdbcClient jdbc,
        PlatformTransactionManager transactions,
        Texts texts,
        JsonMapper json,
        Days days,
        Floors floors,
        Clock clock
    ) {
        CostRequests requests = new CostRequests(jdbc, transactions, json, clock);
        CostTelling telling = new CostTelling(store, requests, catalogue, new Tables(files), texts, clock);
        return new CostController(telling, days, texts, floors::again);
    }

    @Bean
    Margins margins(CardCatalogue catalogue, Costs costs, Tariffs tariffs, SettingsView settings) {
        return new ShopMargins(catalogue, costs, tariffs, settings);
    }

    @Bean
    EconomicsController economicsController(Margins margins, Days days) {
        return new EconomicsController(margins, days);
    }

    @Bean
    EventListener<ShopDisconnected> costsOfAShopThatGoes(CostStore store) {
        return EventListener.of(ShopDisconnected.class, event -> store.purge(event.shopId()));
    }
}
