package dev.vitrina.benchmarks.product;

import dev.vitrina.postgres.TestServer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;

/** A PostgreSQL of the caller's own that products connect to and outlive or not. */
public final class Database implements AutoCloseable {

    private final TestServer postgres;
    /** Belongs to the data: every product on this database needs the same. */
    private final String masterKey;

    private Database(TestServer postgres) {
        this.postgres = postgres;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.masterKey = Base64.getEncoder().encodeToString(key);
    }

    /** Without the settings that make tests fast: what is measured here writes to disk. */
    public static Database start() {
        return new Database(TestServer.start(Map.of()));
    }

    /** Properties that make the product use it. */
    public Map<String, String> properties() {
        return properties("postgres");
    }

    /** Properties that make the product use an empty database of this name beside the first. */
    public Map<String, String> fresh(String name) {
        postgres.execute("postgres", "CREATE DATABASE \"" + name + "\"");
        return properties(name);
    }

    private Map<String, String> properties(String database) {
        return Map.of(
            "spring.datasource.url",
            postgres.url(database),
            "spring.datasource.username",
            TestServer.ADMIN,
            "spring.datasource.password",
            TestServer.ADMIN,
            "vitrina.security.master-key",
            masterKey
        );
    }

    public DataSource dataSource() {
        return dataSource("postgres");
    }

    public DataSource dataSource(String database) {
        return postgres.dataSource(database);
    }

    /** Processor seconds that the server and all processes it has begun have used so far, or -1 where the system does not tell. */
    public double processorSeconds() {
        try (
            Connection connection = dataSource().getConnection();
            ResultSet own = connection.createStatement().executeQuery("SELECT pg_backend_pid()")
        ) {
            own.next();
            return ProcessHandle.of(own.getLong(1))
                .flatMap(ProcessHandle::parent)
                .map(server -> Machine.processorSecondsOfAll(server))
                .orElse(-1.0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
