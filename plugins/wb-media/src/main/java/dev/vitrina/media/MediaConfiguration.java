package dev.vitrina.media;

import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.api.upstream.UpstreamLocations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the plugin contributes. */
@Configuration(proxyBeanMethods = false)
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
