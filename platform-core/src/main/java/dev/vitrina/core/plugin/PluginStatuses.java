package dev.vitrina.core.plugin;

import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.runtime.PluginStartException;
import dev.vitrina.core.plugin.runtime.StartStep;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** How the plugins of this host stand, now. Written by the thread that works on plugins, read by everyone. */
public final class PluginStatuses {

    private static final Logger log = LoggerFactory.getLogger(PluginStatuses.class);

    private final PluginStateStore store;
    private final Clock clock;
    private final Map<String, PluginStatus> statuses = new ConcurrentSkipListMap<>();

    PluginStatuses(PluginStateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** By id. */
    public List<PluginStatus> all() {
        return List.copyOf(statuses.values());
    }

    public List<PluginStatus> active() {
        return statuses
            .values()
            .stream()
            .filter(status -> status.state() == PluginState.ACTIVE)
            .toList();
    }

    boolean isIn(String id, PluginState state) {
        PluginStatus status = statuses.get(id);
        return status != null && status.state() == state;
    }

    Map<String, DesiredState> desired() {
        return store.desired();
    }

    void discovered(PluginManifest manifest, DesiredState desired) {
        put(status(manifest.id(), manifest.version(), manifest, desired, PluginState.DISCOVERED, null, null));
    }

    void unreadable(String name, String reason) {
        log.warn("Plugin {} cannot be read: {}", name, reason);
        put(status(name, "0.0.0", null, DesiredState.ENABLED, PluginState.FAILED, reason, StartStep.READ));
    }

    void failed(String id, PluginStartException failure) {
        log.warn("Plugin {} failed in step {}: {}", id, failure.step(), failure.getMessage());
        change(id, PluginState.FAILED, failure.getMessage(), failure.step());
    }

    void change(String id, PluginState state, @Nullable String reason) {
        if (reason != null) {
            log.warn("Plugin {} is {}: {}", id, state, reason);
        }
        change(id, state, reason, null);
    }

    void retain(Collection<String> present) {
        store.retain(present);
    }

    private void change(String id, PluginState state, @Nullable String reason, @Nullable StartStep step) {
        PluginStatus before = statuses.get(id);
        if (before != null) {
            put(status(id, before.version(), before.manifest(), before.desiredState(), state, reason, step));
        }
    }

    private PluginStatus status(
        String id,
        String version,
        @Nullable PluginManifest manifest,
        DesiredState desired,
        PluginState state,
        @Nullable String reason,
        @Nullable StartStep step
    ) {
        return new PluginStatus(id, version, manifest, desired, state, reason, step, clock.instant());
    }

    private void put(PluginStatus status) {
        statuses.put(status.id(), status);
        try {
            store.save(status);
        } catch (DataAccessException unavailable) {
            // The row is for people who look later; the plugin runs or not without it.
            log.warn("The state of plugin {} cannot be stored", status.id(), unavailable);
        }
    }
}
