package dev.vitrina.spring.cache;

import javax.sql.DataSource;
import liquibase.UpdateSummaryEnum;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.ResourceLoader;

/**
 * Brings the engine's schema {@code cache} up to date. Keeps its own log of what was done, beside the application's, so neither
 * sees the other's changes; replicas that start at once wait for each other.
 */
final class CacheSchema {

    private static final String CHANGELOG = "classpath:dev/vitrina/cache/changelog.yaml";
    private static final String LOG_TABLE = "cache_engine_changelog";

    private final DataSource dataSource;
    private final ResourceLoader resources;

    CacheSchema(DataSource dataSource, ResourceLoader resources) {
        this.dataSource = dataSource;
        this.resources = resources;
    }

    /** @throws IllegalStateException when the database cannot be reached or refuses: without its tables the engine keeps nothing */
    void migrate() {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setBeanName("cacheEngineSchema");
        liquibase.setDataSource(dataSource);
        liquibase.setResourceLoader(resources);
        liquibase.setChangeLog(CHANGELOG);
        liquibase.setDatabaseChangeLogTable(LOG_TABLE);
        liquibase.setDatabaseChangeLogLockTable(LOG_TABLE + "_lock");
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setAnalyticsEnabled(false);
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(
                "The cache engine's schema could not be brought up to date; cache.engine.migrate=false leaves it to you",
                e
            );
        }
    }
}
