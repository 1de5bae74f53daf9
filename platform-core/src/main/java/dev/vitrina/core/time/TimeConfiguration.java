package dev.vitrina.core.time;

import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the time. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    DatabaseTime databaseTime(DataSource dataSource) {
        return new DatabaseTime(dataSource);
    }
}
