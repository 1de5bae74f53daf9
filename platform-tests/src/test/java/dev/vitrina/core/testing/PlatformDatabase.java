package dev.vitrina.core.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.postgres.TestServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;

/** A migrated database of its own for a test class, on one PostgreSQL for the whole module. */
public final class PlatformDatabase {

    private static final TestServer POSTGRES = TestServer.start();
    private static final String TEMPLATE = "platform_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        makeTemplate();
    }

    private final String name;

    private PlatformDatabase(String name) {
        this.name = name;
    }

    public static PlatformDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        POSTGRES.execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new PlatformDatabase(name);
    }

    /** A pool of its own, as each replica has one. */
    public HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(3_000);
        return new HikariDataSource(config);
    }

    public String url() {
        return POSTGRES.adminUrl(name);
    }

    private static void makeTemplate() {
        Logger.getLogger("liquibase").setLevel(Level.WARNING);
        POSTGRES.execute("postgres", "CREATE DATABASE " + TEMPLATE);
        DataSource dataSource = POSTGRES.dataSource(TEMPLATE);
        for (List<String> part : List.of(
            List.of("platform", "classpath:db/changelog/root.yaml"),
            List.of("cache", "classpath:dev/vitrina/cache/changelog.yaml")
        )) {
            migrate(dataSource, part.get(0), part.get(1));
        }
    }

    private static void migrate(DataSource dataSource, String schema, String changelog) {
        POSTGRES.execute(TEMPLATE, "CREATE SCHEMA IF NOT EXISTS " + schema);
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setChangeLog(changelog);
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setDefaultSchema(schema);
        liquibase.setLiquibaseSchema(schema);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        liquibase.setAnalyticsEnabled(false);
        try {
            liquibase.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(changelog, e);
        }
    }
}
