package dev.vitrina.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the product shall be started.
 *
 * @param jar        the application's jar
 * @param port       of the dashboard and the API
 * @param directory  working directory: relative paths of the configuration start here
 * @param jvmOptions e.g. {@code -Xmx256m}
 * @param properties Spring properties
 * @param output     file that takes standard output and error; appended to, so that it tells of all starts
 */
public record Launch(
    Path jar,
    int port,
    Path directory,
    List<String> jvmOptions,
    Map<String, String> properties,
    Path output
) {
    /** The sign-in every launch gets unless it sets another. */
    public static final String ADMIN_EMAIL = "admin@vitrina.test";
    public static final String ADMIN_PASSWORD = "correct-horse-battery";

    public Launch {
        jvmOptions = List.copyOf(jvmOptions);
        properties = Map.copyOf(properties);
    }

    /** The product from {@code jar}, on a free port of this machine, without the sandbox, keeping its files in {@code directory}. */
    public static Launch of(Path jar, Path directory) {
        return new Launch(
            jar,
            freePort(),
            directory,
            List.of("--enable-native-access=ALL-UNNAMED"),
            Map.of(),
            directory.resolve("vitrina.log")
        )
            .with("server.address", "127.0.0.1")
            .with("vitrina.sandbox.enabled", "false")
            .with("vitrina.admin.email", ADMIN_EMAIL)
            .with("vitrina.admin.password", ADMIN_PASSWORD);
    }

    public Launch with(String property, String value) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.put(property, value);
        return new Launch(jar, port, directory, jvmOptions, changed, output);
    }

    public Launch without(String property) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.remove(property);
        return new Launch(jar, port, directory, jvmOptions, changed, output);
    }

    public Launch with(Map<String, String> more) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.putAll(more);
        return new Launch(jar, port, directory, jvmOptions, changed, output);
    }

    public Launch withJvmOption(String option) {
        List<String> changed = new ArrayList<>(jvmOptions);
        changed.add(option);
        return new Launch(jar, port, directory, changed, properties, output);
    }

    /** For a product that lives for a minute: what the second compiler would make of it is never used, and takes a core from what waits for it. */
    public Launch shortLived() {
        return withJvmOption("-XX:TieredStopAtLevel=1").withJvmOption("-XX:+UseSerialGC");
    }

    public Launch withPort(int value) {
        return new Launch(jar, value, directory, jvmOptions, properties, output);
    }

    public Launch withJar(Path file) {
        return new Launch(file, port, directory, jvmOptions, properties, output);
    }

    public Launch withOutput(Path file) {
        return new Launch(jar, port, directory, jvmOptions, properties, file);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The command with this JVM's own {@code java}. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-jar");
        command.add(jar.toAbsolutePath().toString());
        command.add("--server.port=" + port);
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    Process begin() {
        try {
            Files.createDirectories(directory);
            return new ProcessBuilder(command())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
