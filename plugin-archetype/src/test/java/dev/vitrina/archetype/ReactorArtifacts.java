package dev.vitrina.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A local repository that shows this build's artifacts beside everything the real one holds, to which it links: nothing is installed
 * there, and nothing downloaded twice.
 */
record ReactorArtifacts(Path reactor, String version, Path repository) {
    private static final List<String> MODULES = List.of(
        "test-postgres",
        "cache-engine",
        "plugin-api",
        "wb-sandbox",
        "platform-core",
        "plugin-test",
        "plugin-archetype"
    );

    /** @param real the local repository to link to */
    void laidOver(Path real) throws IOException {
        Path ours = repository.resolve("dev/vitrina");
        Files.createDirectories(ours);
        link(real, repository, "dev");
        link(real.resolve("dev"), repository.resolve("dev"), "vitrina");
        add("vitrina", reactor.resolve("pom.xml"), null);
        add("vitrina-maven-plugin", "plugin-build");
        for (String module : MODULES) {
            add(module, module);
        }
    }

    private void add(String artifact, String module) throws IOException {
        Path folder = reactor.resolve(module);
        add(artifact, folder.resolve("pom.xml"), folder.resolve("target/%s-%s.jar".formatted(artifact, version)));
    }

    private void add(String artifact, Path pom, @Nullable Path jar) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("dev/vitrina").resolve(artifact).resolve(version));
        String name = "%s-%s".formatted(artifact, version);
        Files.copy(pom, folder.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (jar != null) {
            Files.copy(jar, folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void link(Path from, Path to, String except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = to.resolve(entry.getFileName());
                if (!entry.endsWith(except) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, entry);
                }
            }
        }
    }
}
