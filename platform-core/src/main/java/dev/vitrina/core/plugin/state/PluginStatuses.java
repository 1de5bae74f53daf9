package dev.vitrina.core.plugin.state;

import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** How the plugins of this replica stand, now. Written by the thread that works on plugins, read by everyone. */
public final class PluginStatuses {

    private static final Logger log = LoggerFactory.getLogger(PluginStatuses.class);

    private final ReplicaStore store;
    private final Clock clock;
    private final Map<String, PluginStatus> statuses = new ConcurrentSkipListMap<>();
    private volatile Map<String, PluginPackage> onDisk = Map.of();

    public PluginStatuses(ReplicaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** By id. */
    public List<PluginStatus> all() {
        return List.copyOf(statuses.values());
    }

    public Optional<PluginStatus> find(String id) {
        return Optional.ofNullable(statuses.get(id));
    }

    public List<PluginStatus> active() {
        return statuses
            .values()
            .stream()
            .filter(status -> status.state() == PluginState.ACTIVE)
            .toList();
    }

    public void unreadable(String name, String reason) {
        log.warn("Plugin {} cannot be read: {}", name, reason);
        put(PluginStatus.unreadable(name, reason, clock.instant()));
    }

    public void failed(PluginPackage plugin, StartStep step, String reason) {
        log.warn("Plugin {} {} failed in step {}: {}", plugin.id(), plugin.version(), step, reason);
        put(PluginStatus.of(plugin, PluginState.FAILED, reason, step, clock.instant()));
    }

    /** Does nothing when nothing changes. */
    public void change(PluginPackage plugin, PluginState state, @Nullable String reason) {
        PluginStatus next = PluginStatus.of(plugin, state, reason, null, clock.instant());
        PluginStatus present = statuses.get(plugin.id());
        if (present != null && next.equals(at(present, next))) {
            return;
        }
        if (reason != null) {
            log.warn("Plugin {} {} is {}: {}", plugin.id(), plugin.version(), state, reason);
        } else if (state == PluginState.ACTIVE) {
            log.info("Plugin {} {} is active", plugin.id(), plugin.version());
        }
        put(next);
    }

    /** What lies on this replica's disk by now, whether it serves or not. */
    public void onDisk(Map<String, PluginPackage> packages) {
        onDisk = Map.copyOf(packages);
    }

    /** The package of a plugin on this replica's disk, whether it serves or not. */
    public Optional<PluginPackage> onDisk(String id) {
        return Optional.ofNullable(onDisk.get(id));
    }

    /** Of a plugin that is removed, package and all, only its data is left. Does nothing when that is known. */
    public void removed(String id, String version, String reason) {
        PluginStatus present = statuses.get(id);
        if (present == null || present.state() != PluginState.REMOVED || present.digest() != null) {
            put(PluginStatus.removed(id, version, reason, clock.instant()));
        }
    }

    /** Forgets a plugin of which nothing is left. */
    public void forget(String id) {
        statuses.remove(id);
        store.forget(id);
    }

    private static PluginStatus at(PluginStatus present, PluginStatus next) {
        return new PluginStatus(
            present.id(),
            present.version(),
            present.digest(),
            present.manifest(),
            present.origin(),
            present.state(),
            present.reason(),
            present.failedStep(),
            next.changedAt()
        );
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
