package dev.vitrina.core.plugin.change;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.manifest.PluginManifest.Dependency;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plugins that serve together.
 *
 * @param runtimes by plugin id, dependencies first
 */
record Lineup(Map<String, PluginRuntime> runtimes) {
    static final Lineup EMPTY = new Lineup(Map.of());

    Lineup {
        runtimes = Collections.unmodifiableMap(new LinkedHashMap<>(runtimes));
    }

    Optional<PluginRuntime> find(String id) {
        return Optional.ofNullable(runtimes.get(id));
    }

    Collection<PluginRuntime> all() {
        return runtimes.values();
    }

    boolean holds(PluginRuntime runtime) {
        return runtimes.get(runtime.plugin().id()) == runtime;
    }

    /** Those that need a plugin, be it by way of others, in the order of their starts. */
    List<String> dependants(String id) {
        List<String> needing = new ArrayList<>();
        for (PluginRuntime runtime : runtimes.values()) {
            boolean needs = runtime
                .manifest()
                .dependencies()
                .stream()
                .anyMatch(
                    dependency ->
                        !dependency.optional() && (dependency.id().equals(id) || needing.contains(dependency.id()))
                );
            if (needs) {
                needing.add(runtime.plugin().id());
            }
        }
        return needing;
    }

    /** Loaders of what a plugin depends on, as far as it is here. */
    static Map<String, ClassLoader> dependencies(PluginManifest manifest, Map<String, PluginRuntime> runtimes) {
        Map<String, ClassLoader> loaders = new LinkedHashMap<>();
        for (Dependency dependency : manifest.dependencies()) {
            PluginRuntime runtime = runtimes.get(dependency.id());
            if (runtime != null) {
                loaders.put(dependency.id(), runtime.loader());
            }
        }
        return loaders;
    }
}
