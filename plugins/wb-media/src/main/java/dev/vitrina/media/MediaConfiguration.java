package dev.vitrina.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the plugin contributes. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    MediaController mediaController() {
        return new MediaController(BasketMap.shipped());
    }
}
