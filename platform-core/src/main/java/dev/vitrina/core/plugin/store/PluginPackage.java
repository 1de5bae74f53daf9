package dev.vitrina.core.plugin.store;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin ready to be loaded. Two are equal when they are the same content in the same place.
 *
 * @param resources holds {@code plugin.yaml}, {@code graphql/}, {@code db/}, {@code i18n/}
 * @param classPath directories and jars, in order
 * @param digest    SHA-256 of its ZIP in hex; of a build directory, of the names, sizes and times of its files
 */
public record PluginPackage(
    PluginManifest manifest,
    Path resources,
    List<Path> classPath,
    PluginOrigin origin,
    String digest
) {
    public PluginPackage {
        classPath = List.copyOf(classPath);
    }

    public String id() {
        return manifest.id();
    }

    public String version() {
        return manifest.version();
    }
}
