package dev.vitrina.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a newcomer does it: generate, then build and test. Needs what the build itself needs, and the archetype plugin. */
class ArchetypeIT {

    private static final String ARCHETYPE_PLUGIN = "org.apache.maven.plugins:maven-archetype-plugin:3.4.0:generate";
    private static final int MOST_LINES = 150;
    private final String version = System.getProperty("version");

    @TempDir
    Path directory;

    @BeforeEach
    void lay() throws IOException {
        Path reactor = Path.of("..").toAbsolutePath().normalize();
        new ReactorArtifacts(reactor, version, directory.resolve("repository")).laidOver(
            Path.of(System.getProperty("repository"))
        );
    }

    @Test
    void generatesAPluginThatPassesItsTestsAndChecks() throws Exception {
        maven(
            directory,
            ARCHETYPE_PLUGIN,
            "-DinteractiveMode=false",
            "-DarchetypeCatalog=local",
            "-DarchetypeGroupId=dev.vitrina",
            "-DarchetypeArtifactId=plugin-archetype",
            "-DarchetypeVersion=" + version,
            "-DgroupId=org.acme",
            "-DartifactId=acme-returns-plugin",
            "-Dpackage=org.acme.returns",
            "-Did=acme-returns",
            "-Dprefix=AcmeReturns",
            "-Dversion=2.1.0"
        );
        Path plugin = directory.resolve("acme-returns-plugin");

        // The twenty starts are the sample's, which has the same code.
        maven(plugin, "verify", "-Dtest=AcmeReturnsTest,!AcmeReturnsTest#startsAndStops*");

        assertThat(plugin.resolve("target/acme-returns-plugin-2.1.0.zip")).isNotEmptyFile();
        assertThat(plugin.resolve("target/surefire-reports")).isDirectoryContaining("glob:**AcmeReturnsTest.txt");
        assertThat(sources(plugin)).noneMatch(line -> line.contains("hello") || line.contains("Hello"));
        assertThat(sources(plugin)).anyMatch(line -> line.contains("acmeReturnsGreetings { name at }"));
        long lines = sources(plugin, "src/main")
            .stream()
            .filter(line -> !line.isBlank())
            .count();
        System.out.printf("The generated plugin has %d lines, tests aside%n", lines);
        assertThat(lines).isLessThan(MOST_LINES);
    }

    private static List<String> sources(Path plugin) throws IOException {
        return sources(plugin, "src");
    }

    private static List<String> sources(Path plugin, String folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(plugin.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    private void maven(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(
            Path.of(System.getProperty("maven.home"), "bin", File.separatorChar == '/' ? "mvn" : "mvn.cmd").toString()
        );
        command.addAll(List.of("-B", "-ntp", "-e", "-Dmaven.repo.local=" + directory.resolve("repository")));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(directory, "maven", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
        builder.environment().remove("MAVEN_OPTS");
        int result = builder.start().waitFor();
        assertThat(result)
            .as(() -> read(log))
            .isZero();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
