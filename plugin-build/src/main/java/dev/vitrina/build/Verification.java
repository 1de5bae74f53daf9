package dev.vitrina.build;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs the host's own rules in a process of the build's JDK. What stands on its standard output is findings; whatever else it or its
 * JVM has to say comes by standard error.
 *
 * @param log gets each line of standard error, on a thread of its own
 */
record Verification(Path java, List<Path> classPath, Consumer<String> log) {
    private static final String MAIN = "dev.vitrina.core.plugin.verify.VerificationMain";
    /** VerificationMain's exit status when there are findings; a JVM that fails ends with 1. */
    private static final int FOUND = 3;

    /** @throws IOException when the rules cannot be run, which says nothing of the plugin */
    List<String> findings(Path classes, Path lib) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            // The JVM's own warnings would stand between the findings.
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            MAIN,
            classes.toString(),
            classes.toString(),
            lib.toString()
        )
            .start();
        process.getOutputStream().close();
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Thread listener = new Thread(() -> listen(process, said), "vitrina-verify-log");
        listener.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
        int result = process.waitFor();
        listener.join();
        if (said.stream().anyMatch(line -> line.contains("UnsupportedClassVersionError"))) {
            throw new IOException(
                java +
                " is too old: run Maven with JDK 25, or select one by the goal `select-jdk-toolchain` of maven-toolchains-plugin"
            );
        }
        if (result != 0 && result != FOUND) {
            throw new IOException("The checks ended with " + result + ":\n" + String.join("\n", said));
        }
        return result == 0 ? List.of() : lines;
    }

    private void listen(Process process, List<String> said) {
        try (
            BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)
            )
        ) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                log.accept(line);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
