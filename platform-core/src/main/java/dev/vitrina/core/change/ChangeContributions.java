package dev.vitrina.core.change;

import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;

/** Takes the kinds of plugins, each with the job that works on its sets; the job waits in the queue while the plugin is away. */
@Order(35)
final class ChangeContributions implements ContributionRegistrar {

    private final ChangeKinds kinds;
    private final ChangeWorkers workers;

    ChangeContributions(ChangeKinds kinds, ChangeWorkers workers) {
        this.kinds = kinds;
        this.workers = workers;
    }

    @Override
    public void check(PluginContributions plugin, Collection<PluginContributions> others) {
        ChangeKinds trial = kinds.without(
            Stream.concat(Stream.of(plugin), others.stream()).map(PluginContributions::pluginId).toList()
        );
        plugin.changeKinds().forEach(kind -> check(plugin.pluginId(), kind));
        others.forEach(other -> register(other, trial));
        register(plugin, trial);
    }

    @Override
    public Registration register(PluginContributions plugin) {
        List<Runnable> mine = register(plugin, kinds);
        plugin.changeKinds().forEach(kind -> mine.add(workers.employ(plugin.pluginId(), kind)));
        return () -> {
            mine.reversed().forEach(Runnable::run);
            if (!plugin.changeKinds().isEmpty()) {
                workers.awaitEnd(plugin.pluginId());
            }
        };
    }

    private static List<Runnable> register(PluginContributions plugin, ChangeKinds kinds) {
        List<Runnable> mine = new ArrayList<>();
        try {
            plugin.changeKinds().forEach(kind -> mine.add(kinds.register(plugin.pluginId(), kind)));
            return mine;
        } catch (IllegalArgumentException e) {
            mine.forEach(Runnable::run);
            throw new VitrinaException(ErrorCode.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private static void check(String plugin, ChangeKind kind) {
        require(kind.id().startsWith(plugin + "."), kind, "must begin with `" + plugin + ".`");
        require(kind.batchSize() >= 1 && kind.batchSize() <= 10_000, kind, "has a batch size out of 1 to 10000");
        require(kind.checkSize() >= 1 && kind.checkSize() <= 1_000, kind, "has a check size out of 1 to 1000");
        require(kind.patience().isPositive() && kind.firstLook().isPositive(), kind, "has no patience");
    }

    private static void require(boolean holds, ChangeKind kind, String otherwise) {
        if (!holds) {
            throw new VitrinaException(
                ErrorCode.INVALID_INPUT,
                "The kind of change set %s %s".formatted(kind.id(), otherwise)
            );
        }
    }
}
