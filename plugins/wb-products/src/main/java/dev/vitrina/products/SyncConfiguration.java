package dev.vitrina.products;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopConnected;
import dev.vitrina.api.shop.ShopCredentialReplaced;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Mirror;
import dev.vitrina.products.alert.CatalogueAlerts;
import dev.vitrina.products.api.ProductSync;
import dev.vitrina.products.api.ProductSyncSteering;
import dev.vitrina.products.condition.ConditionStore;
import dev.vitrina.products.sync.Baselines;
import dev.vitrina.products.sync.SyncForecasts;
import dev.vitrina.products.sync.SyncJob;
import dev.vitrina.products.sync.SyncPauses;
import dev.vitrina.products.sync.SyncPlan;
import dev.vitrina.products.sync.SyncPolicy;
import dev.vitrina.products.sync.Syncs;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How cards are synced, wired. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {

    @Bean
    Syncs syncs(Jobs jobs, JsonMapper json) {
        return new Syncs(jobs, json);
    }

    @Bean
    SyncPolicy syncPolicy(Environment settings) {
        return SyncPolicy.of(settings);
    }

    @Bean
    SyncPlan syncPlan(Mirror cardMirror, SyncPolicy policy, Clock clock) {
        return new SyncPlan(cardMirror, policy, clock);
    }

    @Bean
    SyncPauses syncPauses(JdbcClient jdbc) {
        return new SyncPauses(jdbc);
    }

    @Bean
    Baselines baselines(JdbcClient jdbc) {
        return new Baselines(jdbc);
    }

    @Bean
    JobDefinition syncJob(
        Mirror cardMirror,
        SyncPlan plan,
        SyncPauses pauses,
        Baselines baselines,
        SyncPolicy policy,
        ShopDirectory shops,
        CatalogueAlerts alerts,
        JsonMapper json,
        Clock clock
    ) {
        return new SyncJob(cardMirror, plan, pauses, baselines, shops, alerts, json, clock).definition(policy);
    }

    @Bean
    ProductSyncSteering productSyncSteering(
        Mirror cardMirror,
        SyncPlan plan,
        SyncPauses pauses,
        Syncs syncs,
        UpstreamGateway gateway,
        Texts texts,
        Clock clock
    ) {
        SyncForecasts forecasts = new SyncForecasts(cardMirror, plan, syncs, gateway, clock);
        return new ProductSyncSteering(forecasts, pauses, syncs, texts);
    }

    @Bean
    EventListener<ShopConnected> syncOnConnection(Syncs syncs) {
        return EventListener.of(ShopConnected.class, event -> syncs.start(event.shopId(), null));
    }

    /** A sync that failed because the token was refused goes on as soon as there is another. */
    @Bean
    EventListener<ShopCredentialReplaced> syncOnNewCredential(Syncs syncs) {
        return EventListener.of(ShopCredentialReplaced.class, event -> syncs.start(event.shopId(), null));
    }

    @Bean
    EventListener<ShopDisconnected> purgeOnDisconnection(
        Mirror cardMirror,
        SyncPauses pauses,
        Baselines baselines,
        ConditionStore conditions
    ) {
        return EventListener.of(ShopDisconnected.class, event -> {
            cardMirror.purge(event.shopId().value());
            pauses.resume(event.shopId());
            baselines.forget(event.shopId());
            conditions.purge(event.shopId());
        });
    }

    @Bean
    ProductSync productSync(Mirror cardMirror, Syncs syncs, SyncPauses pauses, SyncPolicy policy, Texts texts) {
        return new ProductSync(cardMirror, syncs, pauses, policy, texts);
    }
}
