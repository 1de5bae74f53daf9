package dev.vitrina.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import liquibase.exception.LiquibaseException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The schemas of plugins: each its own role's where the host's user may make roles, migrated under that role and within a time, and
 * dropped within one. Thread-safe.
 */
public final class PluginSchemas {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);
    private static final Duration DROP_LIMIT = Duration.ofSeconds(60);
    private static final Duration PARTING = Duration.ofSeconds(5);

    private final SchemaMigrations migrations;
    private final SchemaRoles roles;
    private final SchemaConnections connections;

    PluginSchemas(SchemaMigrations migrations, SchemaRoles roles, SchemaConnections connections) {
        this.migrations = migrations;
        this.roles = roles;
        this.connections = connections;
    }

    /** The role under which statements in a schema run; empty when that is the host's user. */
    public Optional<String> role(String schema) {
        return roles.of(schema);
    }

    /**
     * Connections that find unqualified names in a migrated schema, and work under its role.
     *
     * @param size connections at most
     * @return to be closed by the caller
     */
    public HikariDataSource open(String schema, int size) {
        return connections.open(schema, size, Map.of(), Map.of());
    }

    /**
     * Creates the schema when it is missing and applies what its changelog holds and the schema does not have yet.
     *
     * @param changelog  below the directory, for example {@code db/changelog.yaml}; it sees nothing but the directory
     * @param extensions of PostgreSQL that it needs, made in {@code public}
     * @param limit      how long all of it may take, the wait for other replicas included
     * @throws LiquibaseException when a change set fails, or the time is up; the change sets before it stay applied
     */
    public void migrate(String schema, String changelog, Path directory, List<String> extensions, Duration limit)
        throws LiquibaseException {
        migrations.alone(schema, limit, host -> {
            SchemaMigrations.prepare(host, schema);
            roles.claim(host, schema);
            for (String extension : extensions) {
                provide(host, extension);
            }
            update(host, schema, changelog, directory, limit);
        });
    }

    /**
     * Drops a schema with everything in it, and its role; does nothing when there is none.
     *
     * @throws DataAccessResourceFailureException when somebody uses its tables all the time, or it takes too long
     */
    public void drop(String schema) {
        try {
            migrations.alone(schema, DROP_LIMIT, host -> {
                try (Statement statement = host.createStatement()) {
                    // One transaction by the simple protocol: the timeouts end with it.
                    statement.execute(
                        "set local lock_timeout = %d; set local statement_timeout = %d; drop schema if exists %s cascade".formatted(
                            LOCK_WAIT.toMillis(),
                            DROP_LIMIT.toMillis(),
                            schema
                        )
                    );
                }
                roles.drop(host, schema);
            });
        } catch (LiquibaseException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new DataAccessResourceFailureException("Its tables cannot be dropped: " + cause.getMessage(), failed);
        }
    }

    private void update(Connection host, String schema, String changelog, Path directory, Duration limit)
        throws LiquibaseException, SQLException {
        String name = "migrate-" + schema;
        Map<String, String> settings = Map.of(
            "lock_timeout",
            String.valueOf(Math.min(LOCK_WAIT.toMillis(), limit.toMillis())),
            "statement_timeout",
            String.valueOf(limit.plus(PARTING).toMillis()) // for the case that this process dies
        );
        Map<String, String> driver = Map.of(
            "ApplicationName",
            name,
            "socketTimeout",
            String.valueOf(limit.plus(PARTING.multipliedBy(2)).toSeconds())
        );
        try (HikariDataSource own = connections.open(schema, 2, settings, driver)) {
            FutureTask<Void> work = new FutureTask<>(() -> {
                SchemaMigrations.update(schema, changelog, directory, own);
                return null;
            });
            Thread thread = Thread.ofPlatform().daemon().name(name).start(work);
            try {
                work.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                terminate(host, name);
                thread.join(PARTING);
                throw new LiquibaseException(
                    "Its migration did not end within %d s (vitrina.plugins.database.migrate-timeout) and was broken off".formatted(
                        limit.toSeconds()
                    )
                );
            }
        } catch (InterruptedException interrupted) {
            terminate(host, name);
            Thread.currentThread().interrupt();
            throw new LiquibaseException("Interrupted while it migrates", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LiquibaseException known
                ? known
                : new LiquibaseException(failed.getCause());
        }
    }

    /** Ends the sessions of a migration, and with them what they do in the server and the locks they hold. */
    private static void terminate(Connection host, String name) throws SQLException {
        String sql =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = ?";
        try (PreparedStatement statement = host.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    /** Under the host's user: a plugin's role may not, and none but trusted ones, whatever the host's user may. */
    private static void provide(Connection host, String extension) throws SQLException, LiquibaseException {
        if (ask(host, "select true from pg_extension where extname = ?", extension)) {
            return;
        }
        if (!ask(host, "select bool_or(trusted) from pg_available_extension_versions where name = ?", extension)) {
            throw new LiquibaseException(
                "It needs the PostgreSQL extension `%s`, which this server does not have or does not trust".formatted(
                    extension
                )
            );
        }
        try (Statement statement = host.createStatement()) {
            statement.execute("create extension if not exists \"" + extension + "\" schema public");
        }
    }

    private static boolean ask(Connection host, String sql, String name) throws SQLException {
        try (PreparedStatement statement = host.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
