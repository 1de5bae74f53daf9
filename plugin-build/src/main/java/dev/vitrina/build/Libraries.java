package dev.vitrina.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** What a plugin brings along: its dependencies of the scopes compile and runtime, in {@code target/lib}. */
final class Libraries {

    private static final Set<String> BROUGHT = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private Libraries() {}

    /** Makes the directory hold exactly these, and returns it; a plugin without any has none. */
    static Path copy(MavenProject project) throws IOException {
        Path directory = Path.of(project.getBuild().getDirectory(), "lib");
        Set<Path> jars = project
            .getArtifacts()
            .stream()
            .filter(artifact -> BROUGHT.contains(artifact.getScope()) && "jar".equals(artifact.getType()))
            .map(artifact -> artifact.getFile().toPath())
            .collect(Collectors.toSet());
        removeOthers(directory, jars.stream().map(Path::getFileName).collect(Collectors.toSet()));
        if (!jars.isEmpty()) {
            Files.createDirectories(directory);
        }
        for (Path jar : jars) {
            Files.copy(jar, directory.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return directory;
    }

    private static void removeOthers(Path directory, Set<Path> names) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (!names.contains(file.getFileName())) {
                    Files.delete(file);
                }
            }
        }
    }
}
