package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.change.ChangeTexts;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.plugin.PluginContext;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.api.text.Texts;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.media.inventory.AssetStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The kind of changes, wired. */
@Configuration(proxyBeanMethods = false)
public class ArrangeConfiguration {

    @Bean
    Endpoint mediaSave() {
        return MediaMethods.SAVE;
    }

    @Bean
    Endpoint mediaFile() {
        return MediaMethods.FILE;
    }

    @Bean
    ArrangeRows arrangeRows(JsonMapper json) {
        return new ArrangeRows(json);
    }

    @Bean
    StepStore stepStore(JdbcClient jdbc) {
        return new StepStore(jdbc);
    }

    @Bean
    CdnFiles cdnFiles(Downloads downloads) {
        return new CdnFiles(downloads);
    }

    @Bean
    CardReading cardReading(CardCatalogue catalogue, CdnFiles cdn, PluginContext context, Clock clock) {
        return new CardReading(catalogue, new PhotoReading(cdn, context.executor()), clock);
    }

    @Bean
    EditController editController(CardCatalogue catalogue, CardReading reading, Texts texts, Clock clock) {
        return new EditController(catalogue, reading, texts, clock);
    }

    @Bean
    MediaKind mediaKind(
        CardReading reading,
        CdnFiles cdn,
        FileStore files,
        UpstreamGateway gateway,
        ArrangeRows rows,
        StepStore steps,
        AssetStore inventory,
        Texts words,
        JsonMapper json,
        Environment settings,
        Clock clock
    ) {
        ChangeTexts texts = new ChangeTexts(words);
        return new MediaKind(
            reading,
            new ArrangeCheck(new WayBack(cdn), files, rows, texts),
            new ArrangeSteps(new MediaWriter(gateway, files, json, clock), steps, texts, clock),
            rows,
            inventory,
            texts,
            Pace.of(settings),
            clock
        );
    }

    @Bean
    EventListener<ShopDisconnected> stepsOfAShopThatGoes(StepStore steps) {
        return EventListener.of(ShopDisconnected.class, event -> steps.purge(event.shopId()));
    }
}
