package dev.vitrina.benchmarks.start;

import java.io.IOException;
import java.nio.file.Path;

/** The application's jar taken apart as the container image does it ({@code -Djarmode=tools extract}). */
final class ExtractedJar {

    private ExtractedJar() {}

    /** @return the small jar that names all others in its manifest */
    static Path of(Path jar, Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
            java,
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            directory.toString()
        )
            .inheritIO()
            .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the jar cannot be extracted");
        }
        return directory.resolve(jar.getFileName());
    }
}
