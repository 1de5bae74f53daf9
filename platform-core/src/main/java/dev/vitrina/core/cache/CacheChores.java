package dev.vitrina.core.cache;

import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done in the cache from time to time. */
@Configuration(proxyBeanMethods = false)
class CacheChores {

    @Bean
    Chore trimCacheOfPlugins(PluginCacheShares shares) {
        return new Chore("trim-cache-of-plugins", Duration.ofMinutes(5), shares::trim);
    }
}
