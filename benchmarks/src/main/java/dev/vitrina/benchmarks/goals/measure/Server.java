package dev.vitrina.benchmarks.goals.measure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;

/**
 * The one PostgreSQL of a run, for all contenders. Commits reach the disk, unlike in tests: what is measured here is what an
 * operator has.
 */
public final class Server implements AutoCloseable {

    /** Held, as java.util.logging forgets the level of what nobody holds. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private final EmbeddedPostgres postgres;

    public Server() {
        LIQUIBASE.setLevel(Level.WARNING);
        System.setProperty("liquibase.showSummary", "OFF");
        try {
            postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
    }

    /** Applies a module's changelog, as a host does. */
    public void migrate(String changelog) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(
                    DbUrlConnectionArgumentsCommandStep.DATABASE_ARG,
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection))
                )
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changelog)
                .execute();
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(changelog, e);
        }
    }

    public int port() {
        return postgres.getPort();
    }

    public HikariDataSource pool(int size) {
        return pool(port(), size);
    }

    /**
     * Statements are prepared on the server from their first use: all contenders alike.
     *
     * @param port the server's own, or that of a {@link Wire} to it
     */
    public static HikariDataSource pool(int port, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
            "jdbc:postgresql://127.0.0.1:" +
            port +
            "/postgres?user=postgres&prepareThreshold=1&reWriteBatchedInserts=true"
        );
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    public void execute(String sql) {
        try (
            Connection connection = postgres.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The first column of the first row. */
    public String text(String sql) {
        try (
            Connection connection = postgres.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery(sql)
        ) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        }
    }
}
