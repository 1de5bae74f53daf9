package dev.vitrina.core.cached;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.UniversalCacheService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts cache and gateway together. */
@Configuration(proxyBeanMethods = false)
class CachedConfiguration {

    @Bean
    CachedUpstream cachedUpstream(UniversalCacheService cache, UpstreamGateway gateway) {
        return new GatewayCachedUpstream(cache, gateway);
    }
}
