package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Notices new builds in build directories and new ZIPs in the plugin directory: each once, and only when it has stood still from one look to the next. */
final class BuildWatch {

    private final Map<String, String> seen = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();

    /** These are in use, or were tried. */
    void know(Collection<PluginPackage> builds) {
        builds.forEach(build -> known.put(build.id(), build.digest()));
    }

    /** Whether one of these is new and complete. */
    boolean isNew(Collection<PluginPackage> builds) {
        boolean ready = false;
        for (PluginPackage build : builds) {
            boolean still = build.digest().equals(seen.put(build.id(), build.digest()));
            ready |= still && !build.digest().equals(known.get(build.id()));
        }
        return ready;
    }
}
