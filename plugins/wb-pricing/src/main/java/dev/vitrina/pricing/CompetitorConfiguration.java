package dev.vitrina.pricing;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.setting.SettingsView;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.pricing.competitor.Attachments;
import dev.vitrina.pricing.competitor.BuyerMethods;
import dev.vitrina.pricing.competitor.ComparableRivals;
import dev.vitrina.pricing.competitor.CompetitorChanges;
import dev.vitrina.pricing.competitor.CompetitorController;
import dev.vitrina.pricing.competitor.CompetitorJob;
import dev.vitrina.pricing.competitor.CompetitorLife;
import dev.vitrina.pricing.competitor.CompetitorSettings;
import dev.vitrina.pricing.competitor.CompetitorViews;
import dev.vitrina.pricing.competitor.Competitors;
import dev.vitrina.pricing.competitor.RivalStore;
import dev.vitrina.pricing.competitor.SightingStore;
import dev.vitrina.pricing.competitor.SourceStore;
import dev.vitrina.pricing.competitor.Storefront;
import dev.vitrina.pricing.competitor.UndercutStore;
import dev.vitrina.pricing.competitor.Undercuts;
import dev.vitrina.pricing.good.GoodStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Goods of competitors: optional, off by default, and nothing but what asks for {@link Competitors} knows of it. */
@Configuration(proxyBeanMethods = false)
class CompetitorConfiguration {

    @Bean
    Upstream buyerUpstream() {
        return BuyerMethods.UPSTREAM;
    }

    @Bean
    Endpoint buyerDetail() {
        return BuyerMethods.DETAIL;
    }

    @Bean
    CachedEndpoint buyerLook() {
        return BuyerMethods.LOOK;
    }

    @Bean
    CompetitorSettings competitorSettings(SettingsView settings) {
        return new CompetitorSettings(settings);
    }

    @Bean
    RivalStore rivalStore(JdbcClient jdbc, TransactionTemplate transaction) {
        return new RivalStore(jdbc, transaction);
    }

    @Bean
    SightingStore sightingStore(JdbcClient jdbc, TransactionTemplate transaction) {
        return new SightingStore(jdbc, transaction);
    }

    @Bean
    UndercutStore undercutStore(JdbcClient jdbc, TransactionTemplate transaction) {
        return new UndercutStore(jdbc, transaction);
    }

    @Bean
    SourceStore sourceStore(JdbcClient jdbc) {
        return new SourceStore(jdbc);
    }

    @Bean
    CompetitorLife competitorLife(
        RivalStore rivals,
        SightingStore sightings,
        UndercutStore undercuts,
        SourceStore sources
    ) {
        return new CompetitorLife(rivals, sightings, undercuts, sources);
    }

    @Bean
    Undercuts undercuts(
        UndercutStore store,
        CompetitorSettings settings,
        Notifications notifications,
        Texts texts,
        Clock clock
    ) {
        return new Undercuts(store, settings, notifications, texts, clock);
    }

    @Bean
    Storefront storefront(
        UpstreamGateway gateway,
        CachedUpstream cached,
        JsonMapper json,
        SightingStore sightings,
        SourceStore sources,
        CompetitorSettings settings,
        Clock clock
    ) {
        return new Storefront(gateway, cached, json, sightings, sources, settings, clock);
    }

    @Bean
    JobDefinition competitorJob(
        Storefront storefront,
        CompetitorLife life,
        Undercuts undercuts,
        CompetitorSettings settings,
        ShopDirectory shops,
        Clock clock
    ) {
        return new CompetitorJob(storefront, life, undercuts, settings, shops, clock).definition();
    }

    @Bean
    CompetitorViews competitorViews(
        RivalStore rivals,
        SightingStore sightings,
        UndercutStore undercuts,
        GoodStore goods,
        CardCatalogue catalogue,
        CompetitorSettings settings,
        Clock clock
    ) {
        return new CompetitorViews(rivals, sightings, undercuts, goods, catalogue, settings, clock);
    }

    @Bean
    CompetitorController competitorController(
        RivalStore rivals,
        SightingStore sightings,
        SourceStore sources,
        CompetitorViews views,
        CompetitorSettings settings,
        Clock clock
    ) {
        return new CompetitorController(rivals, sightings, sources, views, settings, clock);
    }

    @Bean
    CompetitorChanges competitorChanges(
        RivalStore rivals,
        GoodStore goods,
        CardCatalogue catalogue,
        Storefront storefront,
        Undercuts undercuts,
        CompetitorViews views,
        CompetitorSettings settings,
        Jobs jobs,
        Texts texts,
        Clock clock
    ) {
        Attachments attachments = new Attachments(rivals, goods, catalogue, clock);
        return new CompetitorChanges(attachments, rivals, storefront, undercuts, views, settings, jobs, texts);
    }

    /** For who acts on what rivals ask. */
    @Bean
    Competitors competitors(JdbcClient jdbc, CompetitorSettings settings, Clock clock) {
        return new Competitors(new ComparableRivals(jdbc), settings, clock);
    }

    @Bean
    EventListener<ShopDisconnected> competitorsOfAShopThatGoes(CompetitorLife life) {
        return EventListener.of(ShopDisconnected.class, event -> life.purge(event.shopId()));
    }
}
