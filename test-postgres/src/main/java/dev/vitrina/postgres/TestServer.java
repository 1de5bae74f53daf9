package dev.vitrina.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL 18 for tests: in a container where a Docker engine answers, embedded elsewhere. It sorts and compares as the
 * product's own, and lives as long as the JVM unless it is closed.
 */
public final class TestServer implements AutoCloseable {

    /** Owns the databases that are made here and, like the product's user, is no superuser. */
    public static final String OWNER = "vitrina";

    public static final String OWNER_PASSWORD = "vitrina";
    /** The superuser, whose password is the same. */
    public static final String ADMIN = "postgres";

    /** Fast, since no test survives a power cut. */
    private static final Map<String, String> THROWAWAY = Map.of("fsync", "off", "max_connections", "200");
    private static final Logger log = LoggerFactory.getLogger(TestServer.class);

    private final String address;
    private final AutoCloseable process;

    private TestServer(String address, AutoCloseable process) {
        this.address = address;
        this.process = process;
        execute(ADMIN, "CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + OWNER_PASSWORD + "'");
    }

    /** One whose data need not be durable. */
    public static TestServer start() {
        return start(THROWAWAY);
    }

    /** @param settings of {@code postgresql.conf} that differ from PostgreSQL's own */
    public static TestServer start(Map<String, String> settings) {
        return start(settings, close -> Runtime.getRuntime().addShutdownHook(new Thread(close, "postgres-close")));
    }

    /**
     * One whose data need not be durable, for those who have more to do with it when the JVM already ends.
     *
     * @param atExit is given what closes the server, to run after that
     */
    public static TestServer start(Consumer<Runnable> atExit) {
        return start(THROWAWAY, atExit);
    }

    private static TestServer start(Map<String, String> settings, Consumer<Runnable> atExit) {
        boolean docker = hasDocker();
        log.info(
            "Tests run on PostgreSQL 18 {}",
            docker ? "in a Docker container" : "embedded: no Docker engine answers"
        );
        TestServer server = docker ? container(settings) : embedded(settings);
        atExit.accept(server::close);
        return server;
    }

    /** Makes an empty database of {@link #OWNER}. */
    public void createDatabase(String name) {
        execute(ADMIN, "CREATE DATABASE " + name + " OWNER " + OWNER);
    }

    /** Without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    /** With the superuser's name and password. */
    public String adminUrl(String database) {
        return url(database) + "?user=" + ADMIN + "&password=" + ADMIN;
    }

    /** As the superuser; {@code postgres} is a database that is always there. */
    public DataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(adminUrl(database));
        return dataSource;
    }

    public void execute(String database, String sql) {
        try (
            Connection connection = dataSource(database).getConnection();
            Statement statement = connection.createStatement()
        ) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL does not stop", e);
        }
    }

    /** Testcontainers fills a page of the log where it finds nothing, so it is not asked where there is nothing to find. */
    private static boolean hasDocker() {
        Path home = Path.of(System.getProperty("user.home"));
        boolean configured = System.getenv("DOCKER_HOST") != null;
        boolean likely = Stream.of(
            Path.of("/var/run/docker.sock"),
            home.resolve(".docker/run/docker.sock"),
            home.resolve(".testcontainers.properties")
        ).anyMatch(Files::exists);
        return (configured || likely) && DockerClientFactory.instance().isDockerAvailable();
    }

    private static TestServer container(Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
            .withUsername(ADMIN)
            .withPassword(ADMIN)
            .withEnv(
                "POSTGRES_INITDB_ARGS",
                "--encoding=UTF8 --locale=C.UTF-8 --locale-provider=builtin --builtin-locale=C.UTF-8"
            )
            .withCommand(command.toArray(String[]::new));
        container.start();
        int port = container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        return new TestServer(container.getHost() + ":" + port, container);
    }

    private static TestServer embedded(Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setLocaleConfig("encoding", "UTF8")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", characterClasses());
        settings.forEach(builder::setServerConfig);
        try {
            EmbeddedPostgres postgres = builder.start();
            return new TestServer("127.0.0.1:" + postgres.getPort(), postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** pg_trgm asks the C library what a letter is, whose names for UTF-8 differ from system to system. */
    private static String characterClasses() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return "C";
        }
        return system.startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
    }
}
