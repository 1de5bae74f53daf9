package dev.vitrina.core.cached;

import dev.vitrina.api.cached.CachedUpstream;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.policy.PolicySource;
import dev.vitrina.core.policy.DeclaredPolicies;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts cache and gateway together. */
@Configuration(proxyBeanMethods = false)
class CachedConfiguration {

    /** The one that everybody gets who asks for the gateway. */
    @Bean
    @Primary
    UpstreamGateway invalidatingGateway(
        @Qualifier("guardedGateway") UpstreamGateway gateway,
        UniversalCacheService cache,
        DeclaredPolicies declared,
        PolicySource policies
    ) {
        return new InvalidatingGateway(gateway, cache, declared, policies);
    }

    @Bean
    CachedUpstream cachedUpstream(UniversalCacheService cache, UpstreamGateway gateway) {
        return new GatewayCachedUpstream(cache, gateway);
    }
}
