package dev.vitrina.spring.cache;

import dev.vitrina.cache.Budget;
import dev.vitrina.cache.CacheInventory;
import dev.vitrina.cache.CacheStatistics;
import dev.vitrina.cache.CacheWarming;
import dev.vitrina.cache.Mirrors;
import dev.vitrina.cache.UniversalCacheService;
import dev.vitrina.cache.engine.CacheEngine;
import dev.vitrina.cache.policy.PolicySource;
import dev.vitrina.spring.cache.policy.CacheEngineProperties;
import dev.vitrina.spring.cache.policy.CachePolicies;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/**
 * Starts a cache engine on the application's data source and closes it with the context. Beans of type {@link Budget} and
 * {@link PolicySource} are used where the application has them; an engine of the application's own takes the place of this one.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(prefix = CacheEngineProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(CacheEngineProperties.class)
public class VitrinaCacheAutoConfiguration {

    @Bean
    CachePolicies cachePolicies(CacheEngineProperties properties) {
        return new CachePolicies(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    CacheEngine cacheEngine(
        DataSource dataSource,
        CacheEngineProperties properties,
        CachePolicies policies,
        ObjectProvider<CacheSchema> schema,
        ObjectProvider<Budget> budget,
        ObjectProvider<PolicySource> source
    ) {
        schema.ifAvailable(CacheSchema::migrate);
        return CacheEngine.on(dataSource)
            .budget(budget.getIfAvailable(Budget::unlimited))
            .policies(source.getIfAvailable(PolicySource::declared))
            .memoryBytes(properties.memory().toBytes())
            .mirrorLease(properties.mirrorLease())
            .start();
    }

    /** The engine's reads and invalidations, with what is asked of them around: meters, observations. */
    @Bean
    @ConditionalOnMissingBean
    UniversalCacheService universalCacheService(CacheEngine engine, ObjectProvider<CacheDecoration> decorations) {
        return decorations
            .orderedStream()
            .reduce(engine.cache(), (cache, decoration) -> decoration.around(cache), (one, other) -> other);
    }

    @Bean
    @ConditionalOnMissingBean
    Mirrors cacheMirrors(CacheEngine engine) {
        return engine.mirrors();
    }

    @Bean
    @ConditionalOnMissingBean
    CacheStatistics cacheStatistics(CacheEngine engine) {
        return engine.statistics();
    }

    @Bean
    @ConditionalOnMissingBean
    CacheInventory cacheInventory(CacheEngine engine) {
        return engine.inventory();
    }

    @Bean
    @ConditionalOnMissingBean
    CacheWarming cacheWarming(CacheEngine engine) {
        return engine.warming();
    }

    /** Where the application has Liquibase. Not a bean of Liquibase's own: the application's would step aside for it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SpringLiquibase.class)
    @ConditionalOnProperty(prefix = CacheEngineProperties.PREFIX, name = "migrate", matchIfMissing = true)
    static class SchemaConfiguration {

        @Bean
        CacheSchema cacheEngineSchema(DataSource dataSource, ResourceLoader resources) {
            return new CacheSchema(dataSource, resources);
        }
    }
}
