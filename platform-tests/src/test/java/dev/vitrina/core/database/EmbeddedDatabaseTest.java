package dev.vitrina.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.startup.StartupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path directory;

    @Test
    void keepsItsDataAcrossRestarts() throws SQLException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory, 0)) {
            write(first, "kept");
        }

        try (EmbeddedDatabase second = EmbeddedDatabase.start(directory, 0)) {
            assertThat(read(second)).isEqualTo("kept");
        }
    }

    @Test
    void startsOverAServerThatAKilledHostLeftRunning() throws Exception {
        Process host = host(directory);
        long orphan = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
        host.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).as("the server outlives its host").isPresent();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(directory, 0)) {
            assertThat(read(next)).isEqualTo("written by the killed host");
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Test
    void startsOverThePidFileOfAServerThatIsGone() throws Exception {
        Process host = host(directory);
        long orphan = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
        host.destroyForcibly().waitFor();
        ProcessHandle.of(orphan).orElseThrow().destroyForcibly();
        ProcessHandle.of(orphan).ifPresent(server -> server.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        assertThat(directory.resolve("data/postmaster.pid")).exists();

        try (EmbeddedDatabase next = EmbeddedDatabase.start(directory, 0)) {
            assertThat(read(next)).isEqualTo("written by the killed host");
        }
    }

    @Test
    void doesNotTouchAStrangerThatGotTheProcessId() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory, 0)) {
            write(first, "kept");
        }
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.write(
            directory.resolve("data/postmaster.pid"),
            List.of(Long.toString(stranger.pid()), directory + "/data", "1")
        );

        try (EmbeddedDatabase second = EmbeddedDatabase.start(directory, 0)) {
            assertThat(read(second)).isEqualTo("kept");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void beginsAnewWhenTheFirstStartWasCutShort() throws Exception {
        Path half = Files.createDirectories(directory.resolve("data"));
        Files.writeString(half.resolve("postgresql.conf"), "half a cluster");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
            write(database, "works");

            assertThat(read(database)).isEqualTo("works");
        }
    }

    @Test
    void refusesASecondHostOnTheSameDirectoryInOneSentence() {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory, 0)) {
            assertThat(first.jdbcUrl()).isNotEmpty();

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                .isInstanceOf(StartupFailure.class)
                .hasMessageStartingWith("Another host uses `vitrina.database.directory` = ");
        }
    }

    @Test
    void refusesATakenPortInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, port))
                .isInstanceOf(StartupFailure.class)
                .hasMessage(
                    "`vitrina.database.port` = " +
                    port +
                    " is taken by another program: stop it, or set another port or 0"
                );
        }
    }

    @Test
    void asksForThePassword() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
            assertThatThrownBy(() ->
                DriverManager.getConnection(database.jdbcUrl(), "postgres", "wrong")
            ).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void findsPartsOfRussianWords() throws SQLException {
        try (
            EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
            Connection connection = connect(database)
        ) {
            connection.createStatement().execute("create extension pg_trgm");

            ResultSet row = connection
                .createStatement()
                .executeQuery("select cardinality(show_trgm('Платье')), lower('ПЛАТЬЕ'), 'ПЛАТЬЕ' ilike '%лать%'");

            row.next();
            assertThat(row.getInt(1)).isPositive();
            assertThat(row.getString(2)).isEqualTo("платье");
            assertThat(row.getBoolean(3)).isTrue();
        }
    }

    /** A host in a process of its own that has written a row. */
    private static Process host(Path directory) throws IOException {
        Process process = new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledHost.class.getName(),
            directory.toString()
        )
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
        assertThat(process.inputReader().lines().anyMatch("written"::equals)).isTrue();
        return process;
    }

    static void write(EmbeddedDatabase database, String text) throws SQLException {
        try (Connection connection = connect(database)) {
            connection.createStatement().execute("create table note (text text)");
            connection.createStatement().execute("insert into note values ('" + text + "')");
        }
    }

    private static String read(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = connect(database)) {
            ResultSet row = connection.createStatement().executeQuery("select text from note");
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
