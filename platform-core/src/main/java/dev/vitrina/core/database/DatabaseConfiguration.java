package dev.vitrina.core.database;

import dev.vitrina.core.startup.StartupFailure;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The database the host works on, ready and migrated before anything uses it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    SchemaMigrations schemaMigrations(DataSource dataSource) {
        return new SchemaMigrations(dataSource);
    }

    @Bean
    PluginSchemas pluginSchemas(SchemaMigrations migrations, DataSource dataSource) {
        SchemaRoles roles = new SchemaRoles();
        return new PluginSchemas(migrations, roles, new SchemaConnections(dataSource, roles));
    }

    /** Every bean that works with JDBC is made after this one: see {@code HostSchemasDetector}. */
    @Bean
    HostSchemas hostSchemas(SchemaMigrations migrations, DataSource dataSource, ResourceLoader resources)
        throws LiquibaseException {
        return HostSchemas.migrated(migrations, dataSource, resources);
    }

    /** Stands in for {@code spring.datasource.*} when no URL is configured. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoUrlConfigured.class)
    static class Embedded {

        @Bean
        EmbeddedDatabase embeddedDatabase(DatabaseProperties properties) {
            return EmbeddedDatabase.start(properties.directory(), properties.port());
        }

        @Bean
        JdbcConnectionDetails embeddedConnectionDetails(EmbeddedDatabase database) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return database.username();
                }

                @Override
                public String getPassword() {
                    return database.password();
                }

                @Override
                public String getJdbcUrl() {
                    return database.jdbcUrl();
                }
            };
        }
    }

    static class NoUrlConfigured implements Condition {

        private static final String POSTGRESQL = "jdbc:postgresql:";

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String url = context.getEnvironment().getProperty("spring.datasource.url", "");
            if (!url.isBlank() && !url.startsWith(POSTGRESQL)) {
                // Its value is not repeated: a password may stand anywhere in it, as in postgres://user:password@host.
                throw new StartupFailure("`spring.datasource.url` is wrong: it must begin with " + POSTGRESQL);
            }
            return url.isBlank();
        }
    }
}
