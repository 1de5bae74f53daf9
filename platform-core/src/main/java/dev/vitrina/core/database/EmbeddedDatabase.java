package dev.vitrina.core.database;

import dev.vitrina.core.startup.StartupFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL 18 server of our own, listening on 127.0.0.1 only and asking for a password. Its directory outlives it: the next
 * start on it finds the data, also when this process was killed, and stops a server that the killed process left behind.
 *
 * <p>Thread-safe. {@link #close()} stops the server; clients should be gone by then.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String DATABASE = "vitrina";

    private final EmbeddedPostgres server;
    private final DirectoryLock lock;
    private final String password;
    private final Runnable afterwards;

    private EmbeddedDatabase(EmbeddedPostgres server, DirectoryLock lock, String password, Runnable afterwards) {
        this.server = server;
        this.lock = lock;
        this.password = password;
        this.afterwards = afterwards;
    }

    /**
     * Starts the server on a directory, which is made when missing.
     *
     * @param port 0 picks a free one
     * @throws StartupFailure when another host uses the directory, or the server does not start
     */
    public static EmbeddedDatabase start(Path directory, int port) {
        // Durable: a host that is killed, or a machine that loses power, loses nothing that was answered.
        return start(
            directory,
            port,
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"),
            () -> {}
        );
    }

    /** A server for tests: in a directory of its own that goes when it is closed, fast because it need not survive a power cut. */
    public static EmbeddedDatabase temporary() {
        try {
            Path directory = Files.createTempDirectory("vitrina-postgres");
            Map<String, String> fast = Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
            return start(directory, 0, fast, () -> FileSystemUtils.deleteRecursively(directory.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase start(Path given, int port, Map<String, String> durability, Runnable afterwards) {
        Path directory = given.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.take(directory).orElseThrow(() ->
                new StartupFailure(
                    "Another host uses `vitrina.database.directory` = %s: stop it, or name another directory".formatted(
                        directory
                    )
                )
            );
            return start(new EmbeddedCluster(directory, port, durability), lock, afterwards);
        } catch (IOException e) {
            throw new StartupFailure(
                "`vitrina.database.directory` = %s cannot be used: %s".formatted(directory, e.getMessage()),
                e
            );
        }
    }

    private static EmbeddedDatabase start(EmbeddedCluster cluster, DirectoryLock lock, Runnable afterwards)
        throws IOException {
        try {
            return new EmbeddedDatabase(cluster.start(DATABASE), lock, cluster.password(), afterwards);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The user the host works as; owns the database and is no superuser. */
    public String username() {
        return EmbeddedCluster.OWNER;
    }

    public String password() {
        return password;
    }

    /** Makes one more, empty database, for a test; returns its URL. The name consists of letters, digits and underscores. */
    public String createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (
            Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            statement.execute("create database %s owner %s".formatted(name, EmbeddedCluster.OWNER));
            return jdbcUrl(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }

    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            afterwards.run();
        }
    }
}
