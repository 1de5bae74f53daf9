package dev.vitrina.core.plugin.loading;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.DefaultPluginStatusProvider;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.VersionManager;
import org.semver4j.Semver;

/**
 * Class loaders of plugins, by PF4J: it checks dependencies and makes and closes the loaders, one plugin at a time, dependencies
 * first. Its bulk methods and its states are not used: {@code loadPlugins()} gives up on all plugins for one, and
 * {@code stopPlugins()} fails with any (PF4J 3.15.0, measured; pf4j#656).
 *
 * <p>Used by one thread only.
 */
public final class PluginLoaders {

    private final Map<Path, PluginPackage> packages = new HashMap<>();
    private final OneAtATime manager = new OneAtATime(packages);

    /**
     * Makes the loader of a plugin whose dependencies are loaded.
     *
     * @throws org.pf4j.PluginRuntimeException when a dependency is missing or has the wrong version
     */
    public ClassLoader load(PluginPackage plugin) {
        packages.put(plugin.resources(), plugin);
        try {
            return manager.getPluginClassLoader(manager.loadPlugin(plugin.resources()));
        } catch (RuntimeException refused) {
            unload(plugin);
            throw refused;
        }
    }

    /** Closes the loader; does nothing when there is none. The plugins that depend on it are unloaded already. */
    public void unload(PluginPackage plugin) {
        manager.forget(plugin.id());
        packages.remove(plugin.resources());
    }

    private static final class OneAtATime extends DefaultPluginManager {

        private final Map<Path, PluginPackage> packages;

        OneAtATime(Map<Path, PluginPackage> packages) {
            super(Path.of("unused"));
            this.packages = packages;
        }

        void forget(String id) {
            PluginWrapper wrapper = getPlugin(id);
            if (wrapper != null) {
                unloadPlugin(id, false);
            }
        }

        @Override
        protected PluginDescriptorFinder createPluginDescriptorFinder() {
            return new PluginDescriptorFinder() {
                @Override
                public boolean isApplicable(Path path) {
                    return packages.containsKey(path);
                }

                @Override
                public PluginDescriptor find(Path path) {
                    return descriptor(Objects.requireNonNull(packages.get(path)).manifest());
                }
            };
        }

        @Override
        protected PluginLoader createPluginLoader() {
            return new PluginLoader() {
                @Override
                public boolean isApplicable(Path path) {
                    return packages.containsKey(path);
                }

                @Override
                public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
                    ClassLoader host = PluginLoaders.class.getClassLoader();
                    AllowListClassLoader loader = new AllowListClassLoader(OneAtATime.this, descriptor, host);
                    Objects.requireNonNull(packages.get(path))
                        .classPath()
                        .forEach(entry -> loader.addFile(entry.toFile()));
                    return loader;
                }
            };
        }

        @Override
        protected PluginStatusProvider createPluginStatusProvider() {
            return new DefaultPluginStatusProvider(Path.of("unused")) {
                @Override
                public boolean isPluginDisabled(String id) {
                    return false;
                }
            };
        }

        @Override
        protected VersionManager createVersionManager() {
            return new VersionManager() {
                @Override
                public boolean checkVersionConstraint(String version, String constraint) {
                    return new Semver(version).satisfies(constraint);
                }

                @Override
                public int compareVersions(String first, String second) {
                    return new Semver(first).compareTo(new Semver(second));
                }
            };
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
}
