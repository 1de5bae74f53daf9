package dev.vitrina.spring.cache;

import dev.vitrina.spring.cache.metrics.EngineCacheMeters;
import dev.vitrina.spring.cache.metrics.MeteredCache;
import dev.vitrina.spring.cache.metrics.ObservedCache;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.cache.metrics.CacheMeterBinderProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Meters answers and observes loads, where the application has the registries. */
@AutoConfiguration(
    afterName = {
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
        "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
    }
)
public class VitrinaCacheMetricsAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class MeterConfiguration {

        @Bean
        @Order(2)
        CacheDecoration meteredCache(MeterRegistry meters) {
            return cache -> new MeteredCache(cache, meters);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnBean(ObservationRegistry.class)
    static class ObservationConfiguration {

        @Bean
        @Order(1)
        CacheDecoration observedCache(ObservationRegistry observations) {
            return cache -> new ObservedCache(cache, observations);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ MeterRegistry.class, CacheMeterBinderProvider.class })
    static class SpringCacheConfiguration {

        @Bean
        EngineCacheMeters engineCacheMeters() {
            return new EngineCacheMeters();
        }
    }
}
