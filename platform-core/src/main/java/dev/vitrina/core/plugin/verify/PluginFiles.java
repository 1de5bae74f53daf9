package dev.vitrina.core.plugin.verify;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plugin as its build leaves it.
 *
 * @param resources holds {@code plugin.yaml}
 * @param classes   the same directory, or {@code classes/} below it
 * @param lib       jars the plugin brings along; need not exist
 */
record PluginFiles(PluginManifest manifest, Path resources, Path classes, Path lib) {
    /** Files below a directory of the resources, sorted; none when there is no such directory. */
    List<Path> below(String directory, String suffix) throws IOException {
        return files(resources.resolve(directory), suffix);
    }

    List<Path> classFiles() throws IOException {
        return files(classes, ".class");
    }

    List<Path> jars() throws IOException {
        return files(lib, ".jar");
    }

    /** As authors know it. */
    String name(Path file) {
        for (Path root : List.of(resources, lib.resolveSibling(".").normalize(), classes)) {
            if (file.startsWith(root)) {
                return root.relativize(file).toString().replace('\\', '/');
            }
        }
        return file.toString();
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
                .sorted()
                .toList();
        }
    }
}
