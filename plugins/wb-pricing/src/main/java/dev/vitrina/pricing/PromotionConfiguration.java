package dev.vitrina.pricing;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopConnected;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.pricing.change.UnsentReads;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.joining.JoinController;
import dev.vitrina.pricing.joining.JoinKind;
import dev.vitrina.pricing.joining.JoinKindParts;
import dev.vitrina.pricing.margin.Margins;
import dev.vitrina.pricing.promotion.Calendar;
import dev.vitrina.pricing.promotion.CalendarJson;
import dev.vitrina.pricing.promotion.CalendarMethods;
import dev.vitrina.pricing.promotion.CalendarStore;
import dev.vitrina.pricing.promotion.DetailsStore;
import dev.vitrina.pricing.promotion.PromotionController;
import dev.vitrina.pricing.promotion.PromotionJob;
import dev.vitrina.pricing.promotion.PromotionStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Promotions, and how goods enter them. */
@Configuration(proxyBeanMethods = false)
class PromotionConfiguration {

    @Bean
    Endpoint promotionsMethod() {
        return CalendarMethods.PROMOTIONS;
    }

    @Bean
    Endpoint promotionGoodsMethod() {
        return CalendarMethods.GOODS;
    }

    @Bean
    Endpoint promotionUploadMethod() {
        return CalendarMethods.UPLOAD;
    }

    @Bean
    CachedEndpoint promotionDetails() {
        return CalendarMethods.DETAILS;
    }

    @Bean
    Calendar promotionCalendar(UpstreamGateway gateway, CachedUpstream cached, JsonMapper json, JdbcClient jdbc) {
        return new Calendar(gateway, cached, new CalendarJson(json), new DetailsStore(jdbc));
    }

    @Bean
    PromotionStore promotionStore(JdbcClient jdbc) {
        return new PromotionStore(jdbc);
    }

    @Bean
    PromotionJob promotionReading(
        Calendar calendar,
        PromotionStore promotions,
        JdbcClient jdbc,
        TransactionTemplate transaction,
        ShopDirectory shops,
        JsonMapper json,
        Clock clock
    ) {
        return new PromotionJob(calendar, new CalendarStore(jdbc, transaction), promotions, shops, json, clock);
    }

    @Bean
    JobDefinition promotionJob(PromotionJob reading) {
        return reading.definition();
    }

    @Bean
    PromotionController promotionController(
        PromotionStore store,
        Calendar calendar,
        Margins margins,
        Days days,
        Clock clock
    ) {
        return new PromotionController(store, calendar, margins, days, clock);
    }

    @Bean
    JoinKind joinKind(
        UpstreamGateway gateway,
        GoodJson json,
        Calendar calendar,
        PromotionStore promotions,
        UnsentReads unsent,
        PromotionJob job,
        Jobs jobs,
        Margins margins,
        Days days,
        Texts texts,
        SettingsView settings,
        Clock clock
    ) {
        return new JoinKindParts(
            gateway,
            json,
            calendar,
            promotions,
            unsent,
            job,
            jobs,
            margins,
            days,
            texts,
            settings,
            clock
        ).kind();
    }

    @Bean
    JoinController joinController(PromotionStore promotions, ChangeSets changeSets, Texts texts) {
        return new JoinController(promotions, changeSets, texts);
    }

    @Bean
    EventListener<ShopConnected> promotionsOfANewShop(Jobs jobs) {
        return EventListener.of(ShopConnected.class, event -> PromotionJob.start(jobs, event.shopId()));
    }

    @Bean
    EventListener<ShopDisconnected> promotionsOfAShopThatGoes(PromotionJob reading, UnsentReads unsent) {
        return EventListener.of(ShopDisconnected.class, event -> {
            reading.purge(event.shopId());
            unsent.purge(event.shopId());
        });
    }
}
