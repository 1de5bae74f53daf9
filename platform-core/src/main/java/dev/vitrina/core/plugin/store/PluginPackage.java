package dev.vitrina.core.plugin.store;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin ready to be loaded.
 *
 * @param resources holds {@code plugin.yaml}, {@code graphql/}, {@code db/}, {@code i18n/}
 * @param classPath directories and jars, in order
 */
public record PluginPackage(PluginManifest manifest, Path resources, List<Path> classPath) {
    public PluginPackage {
        classPath = List.copyOf(classPath);
    }

    public String id() {
        return manifest.id();
    }
}
