package dev.vitrina.cache.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.vitrina.cache.engine.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of its own that can be killed, frozen and restarted; embedded everywhere, as it keeps its directory and port. */
final class ChaosServer implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres postgres;

    ChaosServer(Path directory) throws IOException {
        this.data = directory.resolve("data");
        this.postgres = start(0);
        TestPostgres.migrate(postgres.getPostgresDatabase());
    }

    int port() {
        return postgres.getPort();
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** As if nobody had ever cached anything. */
    void forgetEverything() throws SQLException {
        try (
            Connection connection = postgres.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            statement.execute("TRUNCATE cache.entry, cache.lease, cache.credential_pause");
        }
    }

    /** Ends about a third of all connections, whatever they are at. */
    int killBackends() throws SQLException {
        try (
            Connection connection = postgres.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery(
                """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' AND random() < 0.3
                """
            )
        ) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Every process of it stands still; connections stay open and say nothing. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP", true);
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT", true);
    }

    /** Stops as it should, and comes back on the same port. */
    void restart() throws IOException {
        int port = port();
        postgres.close();
        postgres = start(port);
    }

    /** Drops everything at once: what is not logged is lost. */
    void crash() throws IOException, InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        signal("QUIT", false);
        var unused = postmaster.onExit().orTimeout(10, SECONDS).join();
        restart();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** Durable as far as the server's own death goes: a lost generation would bring back what was invalidated. */
    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on")
            .setPort(port)
            .start();
    }

    private void signal(String name, boolean all) throws IOException, InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(pid()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(Stream.of(postmaster), all ? postmaster.descendants() : Stream.empty()).forEach(process ->
            command.add(Long.toString(process.pid()))
        );
        // A process of it may have ended meanwhile: that is no failure.
        int unused = new ProcessBuilder(command).start().waitFor();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }
}
