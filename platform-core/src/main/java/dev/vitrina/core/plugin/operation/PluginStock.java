package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.state.DesiredPlugin;
import dev.vitrina.core.plugin.state.DesiredState;
import dev.vitrina.core.plugin.store.PluginOrigin;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this replica could run, and what is wanted of it, at one moment.
 *
 * @param onDisk   by id: the best of the build directories and ZIPs
 * @param uploaded by id: the wanted ones of the uploaded packages
 * @param broken   what cannot be read, by file or plugin, with its reason
 * @param desired  by id
 */
record PluginStock(
    Map<String, PluginPackage> onDisk,
    Map<String, PluginPackage> uploaded,
    Map<String, String> broken,
    Map<String, DesiredPlugin> desired
) {
    PluginStock {
        onDisk = Map.copyOf(onDisk);
        uploaded = Map.copyOf(uploaded);
        broken = Map.copyOf(broken);
        desired = Map.copyOf(desired);
    }

    DesiredPlugin desired(String id) {
        return desired.getOrDefault(id, DesiredPlugin.UNSAID);
    }

    /** The package of a plugin that counts here, whether it is wanted in service or not. A build directory always wins. */
    Optional<PluginPackage> find(String id) {
        PluginPackage disk = onDisk.get(id);
        boolean build = disk != null && disk.origin() == PluginOrigin.DEVELOPMENT;
        PluginPackage upload = uploaded.get(id);
        return Optional.ofNullable(build || upload == null ? disk : upload);
    }

    /** One package per plugin. */
    List<PluginPackage> all() {
        List<PluginPackage> all = new ArrayList<>();
        onDisk.keySet().forEach(id -> find(id).ifPresent(all::add));
        uploaded
            .keySet()
            .stream()
            .filter(id -> !onDisk.containsKey(id))
            .forEach(id -> find(id).ifPresent(all::add));
        return all;
    }

    /** Those wanted in service. */
    List<PluginPackage> wanted() {
        return all()
            .stream()
            .filter(plugin -> desired(plugin.id()).state() == DesiredState.ENABLED)
            .toList();
    }
}
