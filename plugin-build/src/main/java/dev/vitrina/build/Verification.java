package dev.vitrina.build;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the host's own rules in a process of the build's JDK. */
record Verification(Path java, List<Path> classPath) {
    private static final String MAIN = "dev.vitrina.core.plugin.verify.VerificationMain";

    /** @throws IOException when the rules cannot be run, which says nothing of the plugin */
    List<String> findings(Path classes, Path lib) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            MAIN,
            classes.toString(),
            classes.toString(),
            lib.toString()
        )
            .redirectErrorStream(true)
            .start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
        int result = process.waitFor();
        if (lines.stream().anyMatch(line -> line.contains("UnsupportedClassVersionError"))) {
            throw new IOException(
                java +
                " is too old: run Maven with JDK 25, or select one by the goal `select-jdk-toolchain` of maven-toolchains-plugin"
            );
        }
        boolean findings =
            result == 1 && !lines.isEmpty() && lines.stream().noneMatch(line -> line.startsWith("Exception in "));
        if (result != 0 && !findings) {
            throw new IOException("The checks ended with " + result + ":\n" + String.join("\n", lines));
        }
        return result == 0 ? List.of() : lines;
    }
}
