package dev.vitrina.media.download;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.plugin.PluginContext;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.media.shown.MoreThanShown;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Downloads, wired. */
@Configuration(proxyBeanMethods = false)
public class DownloadConfiguration {

    @Bean
    DownloadStore downloadStore(JdbcClient jdbc, JsonMapper json) {
        return new DownloadStore(jdbc, json);
    }

    @Bean
    MediaFetch mediaFetch(Downloads downloads) {
        return new MediaFetch(downloads);
    }

    @Bean
    DownloadController downloadController(DownloadStore store, CardCatalogue cards, Texts texts, JsonMapper json) {
        return new DownloadController(store, new MoreThanShown(cards, texts), json);
    }

    @Bean
    DownloadRoutes downloadRoutes(
        DownloadStore store,
        CardCatalogue cards,
        MediaFetch fetch,
        PluginContext context,
        Clock clock
    ) {
        MediaArchive archive = new MediaArchive(fetch, context.executor(), MediaArchive.Limits.USUAL);
        return new DownloadRoutes(store, cards, archive, fetch, clock);
    }

    @Bean
    HttpRoute archives(DownloadRoutes routes) {
        return routes.archives();
    }

    @Bean
    HttpRoute mediaFiles(DownloadRoutes routes) {
        return routes.files();
    }

    @Bean
    EventListener<ShopDisconnected> downloadsOfAShopThatGoes(DownloadStore store) {
        return EventListener.of(ShopDisconnected.class, event -> store.purge(event.shopId()));
    }
}
