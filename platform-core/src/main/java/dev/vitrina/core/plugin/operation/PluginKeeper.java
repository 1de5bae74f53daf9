package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.change.ChangeListener;
import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.plugin.state.DesiredState;
import dev.vitrina.core.plugin.state.DesiredStore;
import dev.vitrina.core.plugin.state.PluginState;
import dev.vitrina.core.plugin.state.PluginStatus;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.plugin.state.ReplicaStore;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the plugins of this replica at what is wanted of them: at its start, when that was changed elsewhere, and when a build directory
 * holds a new build.
 *
 * <p>Used by one thread only, {@link PluginThread}'s, but for {@link #beat}.
 */
public final class PluginKeeper {

    static final int SAFE_MODE_AFTER = 3;
    private static final String SAFE_MODE =
        "It failed at " + SAFE_MODE_AFTER + " starts of the host in a row and is left out; enable it to try again";
    private static final String DATA_STAYS = "It is removed; its tables and settings stay until it is purged";
    /** As they are they fail again, and what does not end leaves more behind each time. */
    private static final Set<PluginState> HOPELESS = EnumSet.of(PluginState.FAILED, PluginState.QUARANTINED);
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final PluginHost host;
    private final PluginInventory inventory;
    private final DesiredStore desired;
    private final PluginStatuses statuses;
    private final ReplicaStore replicas;
    private final SteadyChanges changes;
    private final BuildWatch builds = new BuildWatch();
    private long revision;

    PluginKeeper(
        PluginHost host,
        PluginInventory inventory,
        DesiredStore desired,
        PluginStatuses statuses,
        ReplicaStore replicas
    ) {
        this.host = host;
        this.changes = new SteadyChanges(host, statuses);
        this.inventory = inventory;
        this.desired = desired;
        this.statuses = statuses;
        this.replicas = replicas;
    }

    /** Takes into service what is there and wanted, but for what did not survive the last starts. */
    public void boot() {
        replicas.expire(SILENCE);
        inventory.sweep();
        revision = desired.revision();
        builds.know(inventory.onDisk());
        PluginStock stock = inventory.take();
        List<PluginPackage> able = survivors(stock);
        able.forEach(plugin -> statuses.change(plugin, PluginState.VERIFIED, null));
        StartCounter counter = new StartCounter(replicas);
        changes.reach(able, counter);
        for (PluginPackage plugin : able) {
            statuses.find(plugin.id()).ifPresent(status -> counter.settle(plugin, status));
        }
        note(stock);
    }

    /** Does what has been wanted elsewhere since the last look. */
    public void follow() {
        long latest = desired.revision();
        if (latest != revision && reach(revision)) {
            revision = latest;
        }
    }

    /** Takes into service what is new in a build directory or in the plugin directory. */
    public void watch() {
        List<PluginPackage> present = inventory.onDisk();
        if (builds.isNew(present)) {
            var unused = reach(revision);
            builds.know(present);
        }
    }

    /** Tells the others that this replica lives; for any thread. */
    public void beat() {
        replicas.beat();
    }

    public void stop() {
        host.stopAll();
    }

    /** What was just wanted by way of this replica has come about here already. */
    void reached() {
        revision = desired.revision();
        note(inventory.take());
    }

    /**
     * @param since what was wanted after this revision is tried, whatever came of it before
     * @return whether everything that is wanted could at least be looked at
     */
    private boolean reach(long since) {
        PluginStock stock = inventory.take();
        List<PluginPackage> wanted = new ArrayList<>(hopeful(stock, null));
        stock
            .wanted()
            .stream()
            .filter(plugin -> stock.desired(plugin.id()).revision() > since && !wanted.contains(plugin))
            .forEach(wanted::add);
        changes.reach(wanted, ChangeListener.NONE);
        note(stock);
        return stock
            .broken()
            .keySet()
            .stream()
            .noneMatch(id -> stock.desired(id).digest() != null);
    }

    /**
     * What is wanted in service, without what failed here as it is: that is tried again at the next start of the host, when an operator
     * enables it, or when something it needs changes. What serves stays wanted while its package cannot be read.
     *
     * @param subject the plugin being changed; null when none is
     */
    List<PluginPackage> hopeful(PluginStock stock, @Nullable String subject) {
        Stream<PluginPackage> hopeful = stock
            .wanted()
            .stream()
            .filter(plugin -> !hasFailed(plugin) || needs(plugin, subject));
        // What serves goes on although its package, or the one wanted in its place, cannot be read at the moment.
        Stream<PluginPackage> unreadable = host
            .serving()
            .stream()
            .filter(plugin -> stock.find(plugin.id()).isEmpty())
            .filter(plugin -> stock.desired(plugin.id()).state() == DesiredState.ENABLED);
        return Stream.concat(hopeful, unreadable).toList();
    }

    private boolean hasFailed(PluginPackage plugin) {
        return statuses
            .find(plugin.id())
            .filter(status -> HOPELESS.contains(status.state()) || isLeftOut(status))
            .filter(status -> plugin.digest().equals(status.digest()))
            .isPresent();
    }

    private static boolean isLeftOut(PluginStatus status) {
        return SAFE_MODE.equals(status.reason());
    }

    private static boolean needs(PluginPackage plugin, @Nullable String subject) {
        return plugin
            .manifest()
            .dependencies()
            .stream()
            .anyMatch(dependency -> dependency.id().equals(subject));
    }

    private List<PluginPackage> survivors(PluginStock stock) {
        List<PluginPackage> survivors = new ArrayList<>();
        for (PluginPackage plugin : stock.wanted()) {
            if (replicas.failedStarts(plugin.id()) < SAFE_MODE_AFTER) {
                survivors.add(plugin);
            } else {
                statuses.change(plugin, PluginState.INSTALLED, SAFE_MODE);
            }
        }
        return survivors;
    }

    /** Writes down what is here and does not serve because nobody wants it to, or because it cannot be read. */
    private void note(PluginStock stock) {
        statuses.onDisk(stock.onDisk());
        stock
            .broken()
            .forEach((name, reason) -> {
                if (host.serving(name).isEmpty()) {
                    statuses.unreadable(name, reason);
                }
            });
        Set<String> present = new HashSet<>(stock.broken().keySet());
        for (PluginPackage plugin : stock.all()) {
            present.add(plugin.id());
            DesiredState wanted = stock.desired(plugin.id()).state();
            if (wanted != DesiredState.ENABLED && host.serving(plugin.id()).isEmpty() && !isStuck(plugin.id())) {
                boolean removed = wanted == DesiredState.ABSENT;
                statuses.change(
                    plugin,
                    removed ? PluginState.REMOVED : PluginState.INSTALLED,
                    removed ? "It is removed; its package still lies on the host's disk" : "It is switched off"
                );
            }
        }
        stock
            .desired()
            .forEach((id, wanted) -> {
                if (wanted.state() == DesiredState.ABSENT && !present.contains(id) && host.serving(id).isEmpty()) {
                    present.add(id);
                    statuses.removed(id, wanted.version(), DATA_STAYS);
                }
            });
        statuses
            .all()
            .stream()
            .map(PluginStatus::id)
            .filter(id -> !present.contains(id) && host.serving(id).isEmpty() && !isStuck(id))
            .forEach(statuses::forget);
        replicas.retain(statuses.all().stream().map(PluginStatus::id).toList());
    }

    private boolean isStuck(String id) {
        return statuses
            .find(id)
            .map(PluginStatus::state)
            .filter(state -> state == PluginState.QUARANTINED)
            .isPresent();
    }
}
