package dev.vitrina.cache.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.postgres.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;

/** One PostgreSQL for all tests of the module, migrated as a host does it. */
public final class TestPostgres {

    private static final TestServer POSTGRES = start();

    private TestPostgres() {}

    /** A pool of its own, as each replica has one. */
    public static HikariDataSource pool() {
        return pool(POSTGRES.adminUrl("postgres"), 16);
    }

    public static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Of another database of the server, with the superuser's name and password. */
    static String url(String database) {
        return POSTGRES.adminUrl(database);
    }

    public static void execute(String sql) {
        POSTGRES.execute("postgres", sql);
    }

    /** Lets time pass for what the store keeps of a tenant. */
    public static void passes(long tenant, Duration time) {
        String back = " - interval '" + time.toMillis() + " milliseconds'";
        execute(
            "UPDATE cache.entry SET fetched_at = fetched_at" +
            back +
            ", retry_at = retry_at" +
            back +
            " WHERE tenant = " +
            tenant
        );
        execute("UPDATE cache.credential_pause SET retry_at = retry_at" + back + " WHERE tenant = " + tenant);
    }

    public static long number(String sql) {
        try (
            Connection connection = POSTGRES.dataSource("postgres").getConnection();
            Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery(sql)
        ) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static List<String> strings(String sql) {
        try (
            Connection connection = POSTGRES.dataSource("postgres").getConnection();
            Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery(sql)
        ) {
            List<String> strings = new ArrayList<>();
            while (row.next()) {
                strings.add(row.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static void migrate(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(
                    DbUrlConnectionArgumentsCommandStep.DATABASE_ARG,
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection))
                )
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "dev/vitrina/cache/changelog.yaml")
                .execute();
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestServer start() {
        java.util.logging.Logger.getLogger("liquibase").setLevel(java.util.logging.Level.WARNING);
        System.setProperty("liquibase.showSummary", "OFF");
        TestServer postgres = TestServer.start();
        migrate(postgres.dataSource("postgres"));
        return postgres;
    }
}
