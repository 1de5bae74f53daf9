package dev.vitrina.core.plugin;

import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.plugin.store.StoredPlugin;
import dev.vitrina.core.plugin.store.StoredPlugin.Broken;
import dev.vitrina.core.plugin.store.StoredPlugin.Usable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.semver4j.Semver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through the store and notes what is there; of one id it keeps one package. */
final class PluginInventory {

    private static final Logger log = LoggerFactory.getLogger(PluginInventory.class);

    private final PluginStore store;
    private final PluginStatuses statuses;

    PluginInventory(PluginStore store, PluginStatuses statuses) {
        this.store = store;
        this.statuses = statuses;
    }

    /** Packages that the operator wants to run, by id. */
    Map<String, PluginPackage> take() {
        Map<String, PluginPackage> packages = new LinkedHashMap<>();
        Map<String, String> broken = new LinkedHashMap<>();
        for (StoredPlugin found : store.scan()) {
            switch (found) {
                case Usable(var origin, PluginPackage content) -> packages.merge(
                    content.id(),
                    content,
                    this::preferred
                );
                case Broken(var origin, String name, String reason) -> broken.put(name, reason);
            }
        }
        broken.keySet().removeAll(packages.keySet());
        Map<String, DesiredState> desired = statuses.desired();
        packages
            .values()
            .forEach(plugin ->
                statuses.discovered(plugin.manifest(), desired.getOrDefault(plugin.id(), DesiredState.ENABLED))
            );
        broken.forEach(statuses::unreadable);
        statuses.retain(statuses.all().stream().map(PluginStatus::id).toList());
        packages.keySet().removeIf(id -> isUnwanted(id, desired));
        return packages;
    }

    private boolean isUnwanted(String id, Map<String, DesiredState> desired) {
        boolean unwanted = desired.getOrDefault(id, DesiredState.ENABLED) != DesiredState.ENABLED;
        if (unwanted) {
            statuses.change(id, PluginState.INSTALLED, "It is switched off");
        }
        return unwanted;
    }

    /** Build directories come first in a scan and win; among ZIPs the higher version does. */
    private PluginPackage preferred(PluginPackage first, PluginPackage second) {
        Semver older = new Semver(first.manifest().version());
        boolean upgrade = !isDevelopment(first) && new Semver(second.manifest().version()).isGreaterThan(older);
        PluginPackage kept = upgrade ? second : first;
        log.warn("There are two packages of plugin {}; {} is used", first.id(), kept.resources());
        return kept;
    }

    private static boolean isDevelopment(PluginPackage plugin) {
        return plugin.resources().equals(plugin.classPath().getFirst());
    }
}
