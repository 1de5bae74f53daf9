package dev.vitrina.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.core.host.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PluginSchemasTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final HikariDataSource host = pool(FreshDatabase.url(), FreshDatabase.username());
    private final JdbcClient jdbc = JdbcClient.create(host);
    private final SchemaMigrations migrations = new SchemaMigrations(host);
    private final PluginSchemas schemas = schemas(migrations, host);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aPluginReachesItsOwnTablesAndNoOthers() throws Exception {
        jdbc.sql("create schema platform").update();
        jdbc.sql("create table platform.secret (text text)").update();
        migrate("create table note (text text)");

        try (HikariDataSource own = schemas.open("p_notes", 2)) {
            JdbcClient plugin = JdbcClient.create(own);

            plugin.sql("insert into note values ('mine')").update();
            assertThat(plugin.sql("select current_user").query(String.class).single()).endsWith("_p_notes");
            assertThatThrownBy(() -> plugin.sql("select text from platform.secret").query().listOfRows())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied for schema platform");
            assertThatThrownBy(() -> plugin.sql("create schema another").update()).hasStackTraceContaining(
                "permission denied for database"
            );
        }
        assertThat(jdbc.sql("select text from p_notes.note").query(String.class).single()).isEqualTo("mine");
        host.getHikariPoolMXBean().softEvictConnections();
        assertThat(jdbc.sql("select current_user").query(String.class).single())
            .as("of a new connection of the host")
            .isEqualTo(FreshDatabase.username());
    }

    @Test
    void parametersOfTheHostsUrlMoveNoPluginOutOfItsSchemaAndRole() throws Exception {
        String more = "currentSchema=public&options=-c%20statement_timeout%3D7777&ApplicationName=host";
        String url = host.getJdbcUrl() + (host.getJdbcUrl().contains("?") ? "&" : "?") + more;
        try (HikariDataSource other = pool(url, FreshDatabase.username())) {
            PluginSchemas others = schemas(new SchemaMigrations(other), other);
            others.migrate("p_notes", "changelog.yaml", changelog("create table note (text text)"), List.of(), LONG);
            try (HikariDataSource own = others.open("p_notes", 1)) {
                String session =
                    "select current_user || ' ' || current_schema || ' ' || current_setting('statement_timeout')";

                assertThat(JdbcClient.create(own).sql(session).query(String.class).single())
                    .as("with what the host's sessions begin with besides")
                    .endsWith("_p_notes p_notes 7777ms");
            }
        }
    }

    @Test
    void aConnectionThatIsResetWorksUnderTheRoleAgain() throws Exception {
        migrate("create table note (text text)");

        try (
            HikariDataSource own = schemas.open("p_notes", 1);
            Connection connection = own.getConnection();
            Statement statement = connection.createStatement()
        ) {
            for (String reset : List.of("reset role", "reset all", "discard all")) {
                statement.execute(reset);
                var row = statement.executeQuery("select current_user || ' ' || current_schema");
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).as(reset).endsWith("_p_notes p_notes");
            }
        }
    }

    @Test
    void tablesOfAnEarlierReleaseBecomeTheRoles() throws Exception {
        jdbc.sql("create schema p_notes").update();
        jdbc.sql("create type p_notes.mood as enum ('good')").update();
        jdbc
            .sql("create table p_notes.note (id bigint generated always as identity, n serial, mood p_notes.mood)")
            .update();
        jdbc.sql("create view p_notes.noted as select id from p_notes.note").update();
        jdbc.sql("create function p_notes.one() returns int language sql as 'select 1'").update();
        jdbc.sql("create sequence p_notes.counter").update();

        migrate("alter table note add text text");

        assertThat(
            jdbc
                .sql(
                    """
                    select nspowner::regrole::text from pg_namespace where nspname = 'p_notes'
                    union select relowner::regrole::text from pg_class where relnamespace = 'p_notes'::regnamespace
                    union select proowner::regrole::text from pg_proc where pronamespace = 'p_notes'::regnamespace
                    union select typowner::regrole::text from pg_type where typnamespace = 'p_notes'::regnamespace
                    """
                )
                .query(String.class)
                .list()
        ).containsExactly(schemas.role("p_notes").orElseThrow());
    }

    @Test
    void everythingWorksWhereTheDatabasesUserMayMakeNoRoles() throws Exception {
        String url = FreshDatabase.url();
        try (
            Connection admin = DriverManager.getConnection(url, "postgres", "postgres");
            Statement statement = admin.createStatement()
        ) {
            statement.execute("create role plain login password '%s'".formatted(FreshDatabase.password()));
            statement.execute("grant create on database %s to plain".formatted(admin.getCatalog()));
        }
        try (HikariDataSource plain = pool(url, "plain")) {
            PluginSchemas without = schemas(new SchemaMigrations(plain), plain);

            without.migrate("p_notes", "changelog.yaml", changelog("create table note (text text)"), List.of(), LONG);

            assertThat(without.role("p_notes")).isEmpty();
            try (HikariDataSource own = without.open("p_notes", 1)) {
                assertThat(JdbcClient.create(own).sql("insert into note values ('mine')").update()).isEqualTo(1);
            }
        }
    }

    @Test
    void aMigrationWithoutEndIsBrokenOffAndHoldsNothing() throws Exception {
        assertThatThrownBy(() -> migrate("create table note (text text); select pg_sleep(600)", Duration.ofSeconds(1)))
            .isInstanceOf(LiquibaseException.class)
            .hasMessageContaining(
                "did not end within 1 s (vitrina.plugins.database.migrate-timeout) and was broken off"
            );

        migrate("create table note (text text)");
        assertThat(jdbc.sql("select count(*) from p_notes.note").query(Integer.class).single()).isZero();
    }

    @Test
    void aMigrationThatWaitsForALockGivesUp() throws Exception {
        migrate("create table note (text text)");
        try (Connection holder = host.getConnection(); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table p_notes.note");

            assertThatThrownBy(() -> migrate("alter table note add more text", Duration.ofSeconds(1))).isInstanceOf(
                LiquibaseException.class
            );

            holder.rollback();
        }
        migrate("alter table note add more text");
    }

    @Test
    void extensionsAreTheHostsToMake() throws Exception {
        Path directory = changelog(
            "create table note (text text); create index on note using gin (text public.gin_trgm_ops)"
        );

        schemas.migrate("p_notes", "changelog.yaml", directory, List.of("pg_trgm"), LONG);

        assertThatThrownBy(() ->
            schemas.migrate("p_notes", "changelog.yaml", directory, List.of("file_fdw"), LONG)
        ).hasMessageContaining("`file_fdw`, which this server does not have or does not trust");
    }

    @Test
    void theRoleGoesWithItsSchema() throws Exception {
        migrate("create table note (text text)");
        String role = schemas.role("p_notes").orElseThrow();

        schemas.drop("p_notes");
        schemas.drop("p_notes");

        assertThat(
            jdbc.sql("select count(*) from pg_roles where rolname = ?").param(role).query(Integer.class).single()
        ).isZero();
        assertThat(jdbc.sql("select to_regnamespace('p_notes') is null").query(Boolean.class).single()).isTrue();
    }

    private void migrate(String sql) throws Exception {
        migrate(sql, LONG);
    }

    private void migrate(String sql, Duration limit) throws LiquibaseException, IOException {
        schemas.migrate("p_notes", "changelog.yaml", changelog(sql), List.of(), limit);
    }

    private Path changelog(String sql) throws IOException {
        Files.writeString(
            directory.resolve("changelog.yaml"),
            """
            databaseChangeLog:
              - changeSet:
                  id: "%s"
                  author: test
                  changes:
                    - sql: {sql: "%s"}
            """.formatted(sql.hashCode(), sql)
        );
        return directory;
    }

    private static PluginSchemas schemas(SchemaMigrations migrations, HikariDataSource host) {
        SchemaRoles roles = new SchemaRoles();
        return new PluginSchemas(migrations, roles, new SchemaConnections(host, roles));
    }

    private static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(FreshDatabase.password());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
