package dev.vitrina.core.plugin.loading;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and closes the class loaders of plugins, as PF4J's. Each loader has a manager of its own, which knows the loaders it depends
 * on and nothing else: so two versions of one plugin can be loaded side by side while an upgrade is prepared, each with the very
 * dependencies it was given. (One PF4J manager holds one version of an id. Its bulk methods and its states are not used either:
 * {@code loadPlugins()} gives up on all plugins for one, and {@code stopPlugins()} fails with any; PF4J 3.15.0, measured; pf4j#656.)
 */
public final class PluginLoaders {

    private static final Logger log = LoggerFactory.getLogger(PluginLoaders.class);

    /** @param dependencies loaders of the plugins it depends on that are there, by id */
    public ClassLoader load(PluginPackage plugin, Map<String, ClassLoader> dependencies) {
        PluginDescriptor descriptor = descriptor(plugin.manifest());
        ClassLoader host = PluginLoaders.class.getClassLoader();
        AllowListClassLoader loader = new AllowListClassLoader(new Given(dependencies), descriptor, host);
        plugin.classPath().forEach(entry -> loader.addFile(entry.toFile()));
        return loader;
    }

    /** Closes the loader of a plugin that has ended. */
    public void close(ClassLoader loader) {
        if (loader instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException failed) {
                log.warn("The files of {} stay open", loader, failed);
            }
        }
    }

    /** Knows loaders and manages nothing. */
    private static final class Given extends DefaultPluginManager {

        private final Map<String, ClassLoader> loaders;

        Given(Map<String, ClassLoader> loaders) {
            super(Path.of("unused"));
            this.loaders = Map.copyOf(loaders);
        }

        @Override
        public @Nullable ClassLoader getPluginClassLoader(String pluginId) {
            return loaders.get(pluginId);
        }
    }

    private static PluginDescriptor descriptor(PluginManifest manifest) {
        DefaultPluginDescriptor descriptor = new DefaultPluginDescriptor(
            manifest.id(),
            manifest.description().getOrDefault("en", ""),
            manifest.configuration(),
            manifest.version(),
            manifest.api(),
            "",
            ""
        );
        manifest
            .dependencies()
            .forEach(dependency ->
                descriptor.addDependency(
                    new PluginDependency(
                        dependency.id() + (dependency.optional() ? "?" : "") + "@" + dependency.version()
                    )
                )
            );
        return descriptor;
    }
}
