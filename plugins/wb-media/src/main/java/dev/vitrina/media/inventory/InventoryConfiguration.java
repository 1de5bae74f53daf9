package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.notification.Notifications;
import dev.vitrina.api.plugin.PluginContext;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.media.shown.MoreThanShown;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The inventory, wired. */
@Configuration(proxyBeanMethods = false)
public class InventoryConfiguration {

    @Bean
    InventoryChanges inventoryChanges(JdbcClient jdbc, TransactionTemplate transaction, EventPublisher events) {
        return new InventoryChanges(jdbc, transaction, events);
    }

    @Bean
    AssetStore assetStore(JdbcClient jdbc, InventoryChanges changes) {
        return new AssetStore(jdbc, changes);
    }

    @Bean
    CardCondition brokenPhotos(JdbcClient jdbc, InventoryChanges changes, Texts texts) {
        return new MediaCondition(MediaCondition.Kind.BROKEN_PHOTOS, jdbc, changes, texts);
    }

    @Bean
    CardCondition brokenVideo(JdbcClient jdbc, InventoryChanges changes, Texts texts) {
        return new MediaCondition(MediaCondition.Kind.BROKEN_VIDEO, jdbc, changes, texts);
    }

    @Bean
    CardCondition duplicatePhotos(JdbcClient jdbc, InventoryChanges changes, Texts texts) {
        return new MediaCondition(MediaCondition.Kind.DUPLICATE_PHOTOS, jdbc, changes, texts);
    }

    @Bean
    CardCondition checkedMedia(JdbcClient jdbc, InventoryChanges changes, Texts texts) {
        return new MediaCondition(MediaCondition.Kind.CHECKED, jdbc, changes, texts);
    }

    @Bean
    InventoryFields inventoryFields(CardCatalogue cards, AssetStore store, BatchLoaderRegistry loaders) {
        return new InventoryFields(cards, store, loaders);
    }

    @Bean
    InventoryController inventoryController(
        AssetStore store,
        Jobs jobs,
        CardCatalogue cards,
        Texts texts,
        JsonMapper json
    ) {
        return new InventoryController(store, jobs, new MoreThanShown(cards, texts), json);
    }

    @Bean
    JobDefinition checkJob(
        CardCatalogue cards,
        Downloads downloads,
        AssetStore store,
        InventoryChanges changes,
        JdbcClient jdbc,
        Jobs jobs,
        Notifications notifications,
        Texts texts,
        PluginContext context,
        JsonMapper json,
        Clock clock
    ) {
        Probe probe = new Probe(downloads, new Picture(), clock);
        return new CheckJob(
            cards,
            probe,
            store,
            changes,
            new CheckRuns(jdbc),
            new MediaAlerts(notifications, texts),
            jobs,
            context.executor(),
            json,
            clock
        ).definition();
    }

    @Bean
    EventListener<ShopDisconnected> inventoryOfAShopThatGoes(AssetStore store) {
        return EventListener.of(ShopDisconnected.class, event -> store.purge(event.shopId()));
    }
}
