package dev.vitrina.core.cache;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.shop.ShopCredentialReplaced;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopDisconnected;
import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.cache.Invalidation;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.Scope;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.cache.engine.CacheEngineBuilder;
import dev.vitrina.cache.policy.PolicySource;
import dev.vitrina.core.policy.DeclaredPolicies;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the engine on the host's pool and lets it spend the gateway's quota. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    CacheEngine cacheEngine(DataSource dataSource, Budget budget, PolicySource policies, CacheProperties properties) {
        CacheEngineBuilder engine = CacheEngine.on(dataSource)
            .budget(budget)
            .policies(policies)
            .memoryBytes(properties.memory().toBytes())
            .mirrorLease(properties.mirrorLease());
        Integer commits = properties.mirrorCommits();
        return (commits == null ? engine : engine.mirrorCommits(commits)).start();
    }

    @Bean
    UniversalCacheService universalCacheService(CacheEngine engine, MeterRegistry meters) {
        return new MeteredCache(engine.cache(), meters);
    }

    @Bean
    CacheStatistics cacheStatistics(CacheEngine engine) {
        return engine.statistics();
    }

    @Bean
    CacheInventory cacheInventory(CacheEngine engine) {
        return engine.inventory();
    }

    @Bean
    OperatorInput operatorInput(ShopDirectory shops, DeclaredPolicies endpoints, CacheStatistics statistics) {
        return new OperatorInput(shops, endpoints, statistics);
    }

    @Bean
    OperatorInvalidation operatorInvalidation(UniversalCacheService cache, ShopDirectory shops, OperatorInput checks) {
        return new OperatorInvalidation(cache, shops, checks);
    }

    @Bean
    Mirrors mirrors(CacheEngine engine) {
        return engine.mirrors();
    }

    /** What failed for the old token is asked for again; what was read with it stays, as the data is the shop's. */
    @Bean
    EventListener<ShopCredentialReplaced> retryWithNewCredential(UniversalCacheService cache) {
        return new OnReplaced(cache);
    }

    @Bean
    EventListener<ShopDisconnected> forgetCacheOfRemovedShop(UniversalCacheService cache) {
        return new OnDisconnected(cache);
    }

    private record OnReplaced(UniversalCacheService cache) implements EventListener<ShopCredentialReplaced> {
        @Override
        public Class<ShopCredentialReplaced> eventType() {
            return ShopCredentialReplaced.class;
        }

        @Override
        public void on(ShopCredentialReplaced event) {
            cache.invalidate(new Scope.Tenant(event.shopId().value()), Invalidation.SOFT);
        }
    }

    private record OnDisconnected(UniversalCacheService cache) implements EventListener<ShopDisconnected> {
        @Override
        public Class<ShopDisconnected> eventType() {
            return ShopDisconnected.class;
        }

        @Override
        public void on(ShopDisconnected event) {
            cache.purge(event.shopId().value());
        }
    }
}
