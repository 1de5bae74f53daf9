package dev.vitrina.media;

import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamLocations;
import dev.vitrina.media.arrange.ArrangeConfiguration;
import dev.vitrina.media.download.DownloadConfiguration;
import dev.vitrina.media.intake.IntakeConfiguration;
import dev.vitrina.media.inventory.InventoryConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the plugin contributes. */
@Configuration(proxyBeanMethods = false)
@Import(
    { ArrangeConfiguration.class, DownloadConfiguration.class, IntakeConfiguration.class, InventoryConfiguration.class }
)
class MediaConfiguration {

    @Bean
    Upstream cdn() {
        return Cdn.UPSTREAM;
    }

    @Bean
    MediaController mediaController(UpstreamLocations locations, Upstream cdn) {
        return new MediaController(BasketMap.shipped(), new Cdn(locations.baseUrl(cdn)));
    }
}
