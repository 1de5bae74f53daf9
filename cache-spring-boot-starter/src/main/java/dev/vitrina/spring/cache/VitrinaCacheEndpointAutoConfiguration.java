package dev.vitrina.spring.cache;

import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.spring.cache.actuate.CacheEngineEndpoint;
import dev.vitrina.spring.cache.adapter.EngineCaches;
import dev.vitrina.spring.cache.policy.CacheEngineProperties;
import dev.vitrina.spring.cache.policy.CachePolicies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The actuator endpoint, where the application has the actuator and exposes it. */
@AutoConfiguration(after = { VitrinaCacheAutoConfiguration.class, VitrinaSpringCacheAutoConfiguration.class })
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean({ CachePolicies.class, UniversalCacheService.class, CacheInventory.class })
@ConditionalOnAvailableEndpoint(CacheEngineEndpoint.class)
public class VitrinaCacheEndpointAutoConfiguration {

    @Bean
    CacheEngineEndpoint cacheEngineEndpoint(
        UniversalCacheService cache,
        CacheInventory inventory,
        CacheEngineProperties properties,
        CachePolicies policies,
        ObjectProvider<EngineCaches> caches
    ) {
        return new CacheEngineEndpoint(cache, inventory, properties, policies, caches.getIfAvailable());
    }
}
