package dev.vitrina.core.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.resource.DirectoryResourceAccessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ResourceLoader;

/**
 * Brings PostgreSQL schemas up to date with Liquibase; each schema keeps its own changelog tables. One replica migrates at a time.
 * A lock that a killed process left in Liquibase's table is released, which is safe because ours, an advisory lock, ends with its
 * session.
 *
 * <p>Thread-safe; blocks until done. Needs two connections.
 */
public final class SchemaMigrations {

    private static final Logger log = LoggerFactory.getLogger(SchemaMigrations.class);
    /** "vitrina" in ASCII; one lock for all schemas, as migrations run at start and at an installation only. */
    private static final long ADVISORY_LOCK = 0x76697472696e61L;
    /** For the host's own: without its tables it cannot start. */
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final DataSource dataSource;

    SchemaMigrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Creates the schema when it is missing and applies what its changelog holds and the schema does not have yet.
     *
     * @param schema    lower case letters, digits and underscores
     * @param changelog a location for {@code resources}, for example {@code classpath:db/changelog/root.yaml}
     * @throws LiquibaseException when a change set fails; those before it stay applied
     */
    public void migrate(String schema, String changelog, ResourceLoader resources) throws LiquibaseException {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(dataSource);
        liquibase.setResourceLoader(resources);
        migrate(schema, changelog, liquibase);
    }

    private void migrate(String schema, String changelog, SpringLiquibase liquibase) throws LiquibaseException {
        alone(schema, FOREVER, guard -> {
            prepare(guard, schema);
            update(schema, changelog, liquibase);
        });
    }

    /**
     * Does something to a schema while no other replica changes any.
     *
     * @param patience how long to wait for the others
     */
    void alone(String schema, Duration patience, Work work) throws LiquibaseException {
        if (!schema.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a schema name: " + schema);
        }
        try (Connection guard = dataSource.getConnection()) {
            lock(guard, patience);
            try {
                work.on(guard);
            } finally {
                unlock(guard);
            }
        } catch (SQLException failed) {
            throw new LiquibaseException(
                "The schema %s cannot be changed: %s".formatted(schema, failed.getMessage()),
                failed
            );
        }
    }

    /**
     * Applies a changelog in a directory, which sees nothing but that directory.
     *
     * @param changelog below the directory, for example {@code db/changelog.yaml}
     * @param inSchema  the same database; its connections find unqualified names in the schema
     */
    static void update(String schema, String changelog, Path directory, DataSource inSchema) throws LiquibaseException {
        try (DirectoryResourceAccessor files = new DirectoryResourceAccessor(directory)) {
            SpringLiquibase liquibase = new SpringLiquibase() {
                @Override
                protected Liquibase createLiquibase(Connection connection) throws LiquibaseException {
                    return new Liquibase(getChangeLog(), files, createDatabase(connection, files));
                }
            };
            liquibase.setDataSource(inSchema);
            update(schema, changelog, liquibase);
        } catch (LiquibaseException failed) {
            throw failed;
        } catch (Exception unreadable) {
            throw new LiquibaseException("The directory " + directory + " cannot be read", unreadable);
        }
    }

    private static void update(String schema, String changelog, SpringLiquibase liquibase) throws LiquibaseException {
        liquibase.setChangeLog(changelog);
        liquibase.setDefaultSchema(schema);
        liquibase.setLiquibaseSchema(schema);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        liquibase.setAnalyticsEnabled(false);
        liquibase.afterPropertiesSet();
    }

    /** Makes the schema when it is missing, and takes Liquibase's lock from a process that was killed. */
    static void prepare(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + schema);
            if (exists(statement, schema + ".databasechangeloglock")) {
                int released = statement.executeUpdate(
                    "update %s.databasechangeloglock set locked = false, lockgranted = null, lockedby = null where locked".formatted(
                        schema
                    )
                );
                if (released > 0) {
                    log.warn("Released the migration lock of {}: a process was killed while it migrated", schema);
                }
            }
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('%s') is not null".formatted(table))) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Asks again and again instead of waiting in the server: the driver's socket timeout is shorter than a long migration. */
    private static void lock(Connection connection, Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!call(connection, "select pg_try_advisory_lock(?)")) {
            if (deadline - System.nanoTime() < 0) {
                throw new SQLException("another replica changes tables for too long");
            }
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new SQLException("Interrupted while another replica migrates", interrupted);
            }
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        call(connection, "select pg_advisory_unlock(?)");
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, ADVISORY_LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Done while no other replica changes a schema. */
    @FunctionalInterface
    interface Work {
        void on(Connection guard) throws SQLException, LiquibaseException;
    }
}
