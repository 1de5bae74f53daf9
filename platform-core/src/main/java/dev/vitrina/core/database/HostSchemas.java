package dev.vitrina.core.database;

import dev.vitrina.core.startup.StartupFailure;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.springframework.core.io.ResourceLoader;

/** The host's schemas are up to date: having this object proves it. */
public final class HostSchemas {

    private static final String ENGINE_CHANGELOG = "classpath:dev/vitrina/cache/changelog.yaml";

    private HostSchemas() {}

    static HostSchemas migrated(SchemaMigrations migrations, DataSource dataSource, ResourceLoader resources)
        throws LiquibaseException {
        requireReachable(dataSource);
        migrations.migrate("platform", "classpath:db/changelog/root.yaml", resources);
        if (resources.getResource(ENGINE_CHANGELOG).exists()) {
            migrations.migrate("cache", ENGINE_CHANGELOG, resources);
        }
        return new HostSchemas();
    }

    private static void requireReachable(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            connection.isValid(5);
        } catch (SQLException failed) {
            throw new StartupFailure(
                "The database of `spring.datasource.url` cannot be used: %s".formatted(firstLine(failed)),
                failed
            );
        }
    }

    /** The innermost cause says what is wrong: refused, unknown host, wrong password. The URL holds no password here. */
    private static String firstLine(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() instanceof SQLException deeper) {
            cause = deeper;
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.lines().findFirst().orElse(message);
    }
}
