package dev.vitrina.pricing;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.pricing.api.PriceChanges;
import dev.vitrina.pricing.api.PriceDrafts;
import dev.vitrina.pricing.api.WantedRows;
import dev.vitrina.pricing.change.PriceKind;
import dev.vitrina.pricing.change.PriceKindParts;
import dev.vitrina.pricing.change.PriceProbes;
import dev.vitrina.pricing.change.PriceRows;
import dev.vitrina.pricing.change.Unapplied;
import dev.vitrina.pricing.change.Underway;
import dev.vitrina.pricing.change.UnsentReads;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.FreshGoods;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.GoodJson.Sent;
import dev.vitrina.pricing.good.GoodStore;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.history.PriceHistory;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.promotion.PromotionStore;
import dev.vitrina.pricing.quarantine.Quarantine;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** How prices are changed, wired. */
@Configuration(proxyBeanMethods = false)
class PriceChangeConfiguration {

    @Bean
    Endpoint uploadMethod() {
        return PriceMethods.UPLOAD;
    }

    @Bean
    Endpoint uploadSizesMethod() {
        return PriceMethods.UPLOAD_SIZES;
    }

    @Bean
    Endpoint uploadClubMethod() {
        return PriceMethods.UPLOAD_CLUB;
    }

    @Bean
    Endpoint uploadedMethod() {
        return PriceMethods.UPLOADED;
    }

    @Bean
    Endpoint uploadedGoodsMethod() {
        return PriceMethods.UPLOADED_GOODS;
    }

    @Bean
    PriceRows priceRows(JsonMapper json) {
        return new PriceRows(json);
    }

    @Bean
    Unapplied unapplied(JdbcClient jdbc, PriceRows rows) {
        return new Unapplied(jdbc, rows);
    }

    @Bean
    UnsentReads unsentReads(JdbcClient jdbc) {
        return new UnsentReads(jdbc);
    }

    @Bean
    Underway underway(JdbcClient jdbc) {
        return new Underway(jdbc);
    }

    @Bean
    PriceKind priceKind(
        UpstreamGateway gateway,
        GoodJson json,
        FreshGoods fresh,
        GoodStore goods,
        RowMirror<Sent> goodMirror,
        PriceHistory history,
        Quarantine quarantine,
        Unapplied unapplied,
        UnsentReads unsent,
        ChangeSets changeSets,
        Underway underway,
        PromotionStore promotions,
        Margins margins,
        Days days,
        PriceRows rows,
        Texts texts,
        SettingsView settings,
        Clock clock
    ) {
        return new PriceKindParts(
            gateway,
            json,
            fresh,
            goods,
            goodMirror,
            history,
            quarantine,
            unapplied,
            unsent,
            changeSets,
            underway,
            promotions,
            margins,
            days,
            rows,
            texts,
            settings,
            clock
        ).kind();
    }

    @Bean
    PriceProbes priceProbes(JdbcClient jdbc, TransactionTemplate transaction) {
        return new PriceProbes(jdbc, transaction);
    }

    @Bean
    EventListener<ShopDisconnected> probesOfAShopThatGoes(PriceProbes priceProbes) {
        return EventListener.of(ShopDisconnected.class, event -> priceProbes.purge(event.shopId()));
    }

    @Bean
    PriceDrafts priceDrafts(
        ChangeSets changeSets,
        Texts texts,
        JsonMapper json,
        PriceRows priceRows,
        PriceProbes priceProbes
    ) {
        return new PriceDrafts(changeSets, texts, json, priceRows, priceProbes);
    }

    @Bean
    PriceChanges priceChanges(GoodStore goods, CardCatalogue catalogue, WantedRows wantedRows, PriceDrafts drafts) {
        return new PriceChanges(goods, catalogue, wantedRows, drafts);
    }
}
