package dev.vitrina.pricing;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopConnected;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.pricing.good.GoodJson;
import dev.vitrina.pricing.good.PriceMethods;
import dev.vitrina.pricing.named.ShownCards;
import dev.vitrina.pricing.quarantine.Quarantine;
import dev.vitrina.pricing.quarantine.QuarantineController;
import dev.vitrina.pricing.quarantine.QuarantineJson;
import dev.vitrina.pricing.quarantine.QuarantineJson.Sent;
import dev.vitrina.pricing.quarantine.QuarantineMirror;
import dev.vitrina.pricing.quarantine.QuarantineStore;
import dev.vitrina.pricing.quarantine.QuarantineSyncJob;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What Wildberries holds back. */
@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {

    @Bean
    Endpoint quarantineMethod() {
        return PriceMethods.QUARANTINE;
    }

    @Bean
    QuarantineJson quarantineJson(GoodJson envelope, JsonMapper json) {
        return new QuarantineJson(envelope, json);
    }

    @Bean
    RowMirror<Sent> quarantineMirror(Mirrors mirrors, UpstreamGateway gateway, QuarantineJson json) {
        return mirrors.mirror(QuarantineMirror.definition(gateway, json));
    }

    @Bean
    QuarantineStore quarantineStore(JdbcClient jdbc, QuarantineJson json) {
        return new QuarantineStore(jdbc, json);
    }

    @Bean
    Quarantine quarantine(UpstreamGateway gateway, QuarantineJson json, QuarantineStore store, Jobs jobs) {
        return new Quarantine(gateway, json, store, jobs);
    }

    @Bean
    JobDefinition quarantineSyncJob(RowMirror<Sent> quarantineMirror, ShopDirectory shops, Clock clock) {
        return new QuarantineSyncJob(quarantineMirror, shops, clock).definition();
    }

    @Bean
    QuarantineController quarantineController(
        QuarantineStore store,
        RowMirror<Sent> quarantineMirror,
        ShownCards shownCards,
        Texts texts
    ) {
        return new QuarantineController(store, quarantineMirror, shownCards, texts);
    }

    @Bean
    EventListener<ShopConnected> quarantineOfANewShop(Quarantine quarantine) {
        return EventListener.of(ShopConnected.class, event -> quarantine.entered(event.shopId()));
    }

    @Bean
    EventListener<ShopDisconnected> quarantineOfAShopThatGoes(RowMirror<Sent> quarantineMirror) {
        return EventListener.of(ShopDisconnected.class, event -> quarantineMirror.purge(event.shopId().value()));
    }
}
