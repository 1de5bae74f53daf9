package dev.vitrina.pricing;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.cache.RowMirror;
import dev.vitrina.pricing.change.Unapplied;
import dev.vitrina.pricing.cockpit.CockpitController;
import dev.vitrina.pricing.cockpit.ProblemStore;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.floor.FloorJob;
import dev.vitrina.pricing.floor.FloorStore;
import dev.vitrina.pricing.floor.Floors;
import dev.vitrina.pricing.good.GoodJson.Sent;
import dev.vitrina.pricing.margin.Margins;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with prices. */
@Configuration(proxyBeanMethods = false)
class CockpitConfiguration {

    @Bean
    FloorStore floorStore(JdbcClient jdbc) {
        return new FloorStore(jdbc);
    }

    @Bean
    Floors floors(FloorStore store, Jobs jobs) {
        return new Floors(store, jobs);
    }

    @Bean
    JobDefinition floorJob(FloorStore store, Margins margins, Days days, ShopDirectory shops, Clock clock) {
        return new FloorJob(store, margins, days, shops, clock).definition();
    }

    @Bean
    CockpitController cockpitController(JdbcClient jdbc, FloorStore floors, RowMirror<Sent> goodMirror, Clock clock) {
        return new CockpitController(new ProblemStore(jdbc), floors, goodMirror, clock);
    }

    @Bean
    EventListener<ShopDisconnected> problemsOfAShopThatGoes(FloorStore floors, Unapplied unapplied) {
        return EventListener.of(ShopDisconnected.class, event -> {
            floors.purge(event.shopId());
            unapplied.purge(event.shopId());
        });
    }
}
