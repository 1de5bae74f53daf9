package dev.vitrina.spring.cache;

import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.spring.cache.adapter.CacheCodec;
import dev.vitrina.spring.cache.adapter.CacheTenant;
import dev.vitrina.spring.cache.adapter.ContextCarrier;
import dev.vitrina.spring.cache.adapter.EngineCaches;
import dev.vitrina.spring.cache.adapter.FailureClassifier;
import dev.vitrina.spring.cache.adapter.JsonCodecs;
import dev.vitrina.spring.cache.adapter.SnapshotCarrier;
import dev.vitrina.spring.cache.adapter.ValueCodecs;
import dev.vitrina.spring.cache.adapter.ValueTypes;
import dev.vitrina.spring.cache.policy.CacheEngineProperties;
import dev.vitrina.spring.cache.policy.CachePolicies;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Makes the engine Spring's {@link CacheManager}, unless the application has one. */
@AutoConfiguration(
    after = { VitrinaCacheAutoConfiguration.class, JacksonAutoConfiguration.class },
    before = CacheAutoConfiguration.class
)
@ConditionalOnBean({ CachePolicies.class, UniversalCacheService.class })
@ConditionalOnMissingBean(CacheManager.class)
@ConditionalOnProperty(prefix = CacheEngineProperties.PREFIX, name = "spring-caches", matchIfMissing = true)
public class VitrinaSpringCacheAutoConfiguration {

    /** Static, so that no other bean is made too early for it to see. */
    @Bean
    static ValueTypes cacheValueTypes() {
        return new ValueTypes();
    }

    @Bean
    @ConditionalOnMissingBean
    CacheTenant cacheTenant(CacheEngineProperties properties) {
        long tenant = properties.tenant();
        return () -> tenant;
    }

    @Bean
    @ConditionalOnMissingBean
    FailureClassifier cacheFailureClassifier() {
        return FailureClassifier.unavailable();
    }

    @Bean
    ValueCodecs cacheValueCodecs(
        CacheEngineProperties properties,
        ObjectProvider<CacheCodec> codecs,
        ObjectProvider<JsonMapper> mapper,
        ValueTypes types
    ) {
        Map<String, String> named = new HashMap<>();
        properties
            .caches()
            .forEach((name, settings) -> {
                if (settings.valueType() != null) {
                    named.put(name, settings.valueType());
                }
            });
        JsonCodecs json = new JsonCodecs(mapper.getIfUnique(JsonMapper::shared));
        return new ValueCodecs(codecs.stream().toList(), named, json, types);
    }

    @Bean
    EngineCaches cacheManager(
        UniversalCacheService cache,
        CacheEngineProperties properties,
        CachePolicies policies,
        CacheTenant tenants,
        FailureClassifier classifier,
        ObjectProvider<ContextCarrier> carrier,
        ValueCodecs codecs
    ) {
        Set<String> names = new HashSet<>(policies.named());
        names.addAll(properties.cacheNames());
        return new EngineCaches(
            cache,
            tenants,
            classifier,
            carrier.getIfAvailable(ContextCarrier::none),
            codecs,
            policies::of,
            names,
            properties.cacheNames().isEmpty()
        );
    }

    /** Where Micrometer's context propagation is on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ContextSnapshotFactory.class)
    static class ContextConfiguration {

        @Bean
        @ConditionalOnMissingBean
        ContextCarrier cacheContextCarrier() {
            return new SnapshotCarrier();
        }
    }
}
