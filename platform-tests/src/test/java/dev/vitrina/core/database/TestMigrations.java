package dev.vitrina.core.database;

import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.springframework.core.io.ResourceLoader;

/** Gives tests without a host the host's schemas. */
public final class TestMigrations {

    private TestMigrations() {}

    public static void migrate(DataSource dataSource, ResourceLoader resources) throws LiquibaseException {
        HostSchemas.migrated(new SchemaMigrations(dataSource), dataSource, resources);
    }
}
