package dev.vitrina.core.database;

import dev.vitrina.core.startup.StartupFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The files of an embedded PostgreSQL server and how it is started on them. */
final class EmbeddedCluster {

    static final String OWNER = "vitrina";
    private static final String HOST_BASED_AUTHENTICATION = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final Path directory;
    private final Path data;
    /** Written last: without it an earlier start was cut short before anything was stored. */
    private final Path complete;
    private final int port;
    private final Map<String, String> durability;
    private final String password;

    EmbeddedCluster(Path directory, int port, Map<String, String> durability) throws IOException {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.complete = directory.resolve("complete");
        this.port = port;
        this.durability = durability;
        this.password = password(directory.resolve("password"));
    }

    String password() {
        return password;
    }

    /** Starts the server; on the first start makes the owner's role and the database. The caller holds the directory's lock. */
    EmbeddedPostgres start(String database) throws IOException {
        new Postmaster(data).stopLeftover();
        refuseTakenPort();
        if (!Files.exists(complete)) {
            FileSystemUtils.deleteRecursively(data);
        }
        EmbeddedPostgres server = launch();
        if (!Files.exists(complete)) {
            prepare(server, database);
        } else {
            letOwnerMakeRoles(server);
        }
        return server;
    }

    /** A cluster of a release before plugins had roles of their own. */
    private static void letOwnerMakeRoles(EmbeddedPostgres server) throws IOException {
        try (
            Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            statement.execute("alter role " + OWNER + " createrole");
        } catch (SQLException failed) {
            server.close();
            throw new IOException("the database's user cannot be let make roles", failed);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile()))
                .setConnectConfig("password", password)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setLocaleConfig("encoding", "UTF8")
                // The same order and case rules on every machine; the C library's character classes are what pg_trgm asks,
                // and with plain "C" it would find nothing in Cyrillic (PostgreSQL 18: show_trgm('Привет') = {}).
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", characterClasses());
            durability.forEach(builder::setServerConfig);
            return builder.start();
        } catch (IllegalStateException failed) {
            throw new StartupFailure(
                "The embedded PostgreSQL does not start on `vitrina.database.directory` = %s: see postgres.log there".formatted(
                    directory
                ),
                failed
            );
        }
    }

    private static String characterClasses() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return "C";
        }
        return system.startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
    }

    /** Everything is repeatable: a kill in between lets the next start begin anew. */
    private void prepare(EmbeddedPostgres server, String database) throws IOException {
        try (
            Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()
        ) {
            statement.execute("alter role postgres password '%s'".formatted(password));
            statement.execute("create role %s login createrole password '%s'".formatted(OWNER, password));
            statement.execute("create database %s owner %s".formatted(database, OWNER));
            Files.writeString(data.resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
            statement.execute("select pg_reload_conf()");
            Files.createFile(complete);
        } catch (SQLException | IOException failed) {
            server.close();
            throw new IOException("the new database cannot be set up", failed);
        }
    }

    private void refuseTakenPort() throws IOException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (BindException taken) {
            throw new StartupFailure(
                "`vitrina.database.port` = %d is taken by another program: stop it, or set another port or 0".formatted(
                    port
                ),
                taken
            );
        }
    }

    private static String password(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        SecretFile.write(file, password.getBytes(StandardCharsets.US_ASCII));
        return password;
    }
}
