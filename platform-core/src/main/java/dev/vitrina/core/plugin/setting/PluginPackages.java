package dev.vitrina.core.plugin.setting;

import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.Optional;

/** Where the form finds the schema of a plugin. */
@FunctionalInterface
public interface PluginPackages {
    /** The package by which a plugin serves, else the one that is wanted of it; for any thread. */
    Optional<PluginPackage> find(String plugin);
}
