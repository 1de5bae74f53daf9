package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.database.PluginSchemas;
import dev.vitrina.core.graphql.history.SchemaHistory;
import dev.vitrina.core.plugin.change.ChangeListener;
import dev.vitrina.core.plugin.change.ChangeOutcome;
import dev.vitrina.core.plugin.change.ChangeOutcome.Done;
import dev.vitrina.core.plugin.change.ChangeOutcome.Refused;
import dev.vitrina.core.plugin.change.Goal;
import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.setting.SettingChanges;
import dev.vitrina.core.plugin.state.DesiredState;
import dev.vitrina.core.plugin.state.DesiredStore;
import dev.vitrina.core.plugin.state.PluginState;
import dev.vitrina.core.plugin.state.ReplicaStore;
import dev.vitrina.core.plugin.store.PackageRefusedException;
import dev.vitrina.core.plugin.store.PluginOrigin;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.UploadStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What an operator does with plugins. Each is done on this replica first, whole or not at all, and only then written down as wanted, for
 * the other replicas to follow and for the next start: a crash in between leaves what was wanted before.
 *
 * <p>Used by one thread only: {@link PluginThread}.
 */
final class PluginOperations {

    private static final int KEPT_PACKAGES = 5;

    private final PluginHost host;
    private final PluginKeeper keeper;
    private final PluginInventory inventory;
    private final DesiredStore desired;
    private final UploadStore uploads;
    private final ReplicaStore replicas;
    private final PluginSchemas schemas;
    private final SchemaHistory history;
    private final SettingChanges settings;

    PluginOperations(
        PluginHost host,
        PluginKeeper keeper,
        PluginInventory inventory,
        DesiredStore desired,
        UploadStore uploads,
        ReplicaStore replicas,
        PluginSchemas schemas,
        SchemaHistory history,
        SettingChanges settings
    ) {
        this.host = host;
        this.keeper = keeper;
        this.inventory = inventory;
        this.desired = desired;
        this.uploads = uploads;
        this.replicas = replicas;
        this.schemas = schemas;
        this.history = history;
        this.settings = settings;
    }

    /** Takes a package of a plugin into service, in place of the one that serves. */
    ChangeOutcome install(String id, String digest, ChangeListener listener) {
        Optional<PluginPackage> found;
        try {
            found = inventory.open(id, digest);
        } catch (PackageRefusedException refused) {
            return new Refused(id, null, refused.reason());
        }
        if (found.isEmpty()) {
            return new Refused(id, null, "There is no such package any more; upload it again");
        }
        PluginStock stock = inventory.take();
        PluginPackage disk = stock.onDisk().get(id);
        if (disk != null && disk.origin() == PluginOrigin.DEVELOPMENT) {
            return new Refused(
                id,
                null,
                "It comes from a build directory on this host, which always wins; build it there"
            );
        }
        PluginPackage plugin = found.get();
        @Nullable
        String former = host.serving(id).map(PluginPackage::digest).orElse(stock.desired(id).digest());
        ChangeOutcome outcome = host.reach(new Goal(with(stock, plugin), id, false), listener);
        if (outcome instanceof Done done) {
            desired.want(id, plugin.version(), digest, former);
            uploads.installed(digest, KEPT_PACKAGES);
            settled(id, plugin.version(), done);
        }
        return outcome;
    }

    ChangeOutcome enable(String id, ChangeListener listener) {
        PluginStock stock = inventory.take();
        Optional<PluginPackage> plugin = stock.find(id);
        if (plugin.isEmpty()) {
            return missing(id, stock);
        }
        ChangeOutcome outcome = host.reach(new Goal(with(stock, plugin.get()), id, false), listener);
        if (outcome instanceof Done done) {
            desired.want(id, plugin.get().version(), DesiredState.ENABLED);
            settled(id, plugin.get().version(), done);
        }
        return outcome;
    }

    ChangeOutcome disable(String id, ChangeListener listener) {
        return leave(id, DesiredState.DISABLED, listener);
    }

    /** Also drops its packages but for those on the host's disk; its tables and settings stay. */
    ChangeOutcome remove(String id, ChangeListener listener) {
        ChangeOutcome outcome = leave(id, DesiredState.ABSENT, listener);
        if (outcome instanceof Done) {
            desired.forgetPackages(id); // first: what is wanted must never be what is gone
            uploads.deleteOf(id);
            keeper.reached();
        }
        return outcome;
    }

    /** Drops the tables and settings of a plugin that is removed, and what is known of it. */
    ChangeOutcome purge(String id) {
        PluginStock stock = inventory.take();
        if (!stock.desired().containsKey(id)) {
            return new Refused(id, null, "There is no such plugin");
        }
        boolean served = replicas
            .all(PluginViews.ALIVE)
            .stream()
            .anyMatch(row -> row.plugin().equals(id) && row.state() == PluginState.ACTIVE);
        if (stock.desired(id).state() != DesiredState.ABSENT || host.serving(id).isPresent() || served) {
            return new Refused(id, null, "Remove it first: only what is removed can be purged");
        }
        try {
            schemas.drop(PluginManifest.databaseSchema(id));
        } catch (DataAccessResourceFailureException busy) {
            return new Refused(id, null, String.valueOf(busy.getMessage()));
        }
        settings.purge(id);
        if (stock.onDisk().containsKey(id)) {
            desired.want(id, stock.onDisk().get(id).version(), DesiredState.ABSENT); // or it would be back at the next start
        } else {
            desired.delete(id);
        }
        keeper.reached();
        return new Done(null, List.of(), List.of());
    }

    private ChangeOutcome leave(String id, DesiredState state, ChangeListener listener) {
        PluginStock stock = inventory.take();
        boolean known = stock.find(id).isPresent() || stock.broken().containsKey(id) || stock.desired().containsKey(id);
        if (!known) {
            return missing(id, stock);
        }
        List<PluginPackage> others = keeper
            .hopeful(stock, id)
            .stream()
            .filter(plugin -> !plugin.id().equals(id))
            .toList();
        ChangeOutcome outcome = host.reach(new Goal(others, id, true), listener);
        if (outcome instanceof Done done) {
            String version = stock.find(id).map(PluginPackage::version).orElse("0.0.0");
            desired.want(id, version, state);
            settled(id, version, done);
        }
        return outcome;
    }

    private void settled(String id, String version, Done done) {
        replicas.forgetFailedStarts(id);
        if (!done.changes().isEmpty()) {
            history.add(id, version, done.changes());
        }
        keeper.reached();
    }

    private List<PluginPackage> with(PluginStock stock, PluginPackage plugin) {
        return Stream.concat(
            keeper
                .hopeful(stock, plugin.id())
                .stream()
                .filter(other -> !other.id().equals(plugin.id())),
            Stream.of(plugin)
        ).toList();
    }

    private static ChangeOutcome missing(String id, PluginStock stock) {
        String reason = stock.broken().get(id);
        return new Refused(id, null, reason == null ? "There is no such plugin" : reason);
    }
}
