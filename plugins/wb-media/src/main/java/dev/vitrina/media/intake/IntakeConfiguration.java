package dev.vitrina.media.intake;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.change.ChangeSets;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.media.arrange.ArrangeRows;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What sellers bring, wired. */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    @Bean
    Uploads uploads(FileStore files) {
        return new Uploads(files);
    }

    @Bean
    FileCheck fileCheck() {
        return new FileCheck();
    }

    @Bean
    Drafts drafts(ChangeSets changeSets, Texts texts, JsonMapper json) {
        return new Drafts(changeSets, texts, json);
    }

    @Bean
    IntakeStore intakeStore(JdbcClient jdbc, JsonMapper json) {
        return new IntakeStore(jdbc, json);
    }

    @Bean
    JobDefinition intakeJob(
        IntakeStore store,
        CardCatalogue catalogue,
        FileCheck check,
        ArrangeRows rows,
        Uploads uploads,
        Clock clock
    ) {
        return new IntakeJob(store, new Intake(new Matching(catalogue), check, rows), uploads, clock).definition();
    }

    @Bean
    IntakeController intakeController(
        IntakeStore store,
        Uploads uploads,
        ArrangeRows rows,
        Jobs jobs,
        Drafts drafts,
        Texts texts
    ) {
        return new IntakeController(store, new Leftovers(store, uploads, rows), jobs, drafts, texts);
    }

    @Bean
    EventListener<ShopDisconnected> intakesOfAShopThatGoes(IntakeStore store) {
        return EventListener.of(ShopDisconnected.class, event -> store.purge(event.shopId()));
    }

    @Bean
    ArrangeController arrangeController(
        CardCatalogue catalogue,
        Uploads uploads,
        FileCheck check,
        ArrangeRows rows,
        Drafts drafts
    ) {
        return new ArrangeController(catalogue, uploads, check, rows, drafts);
    }
}
