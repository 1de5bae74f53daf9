package dev.vitrina.core.plugin.operation;

import dev.vitrina.core.plugin.change.ChangeListener;
import dev.vitrina.core.plugin.change.Goal;
import dev.vitrina.core.plugin.change.PluginHost;
import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.state.PluginStatuses;
import dev.vitrina.core.plugin.store.PluginPackage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Brings as much of what is wanted about as can be, also when one plugin breaks a change in a way that nobody foresaw. */
final class SteadyChanges {

    private static final Logger log = LoggerFactory.getLogger(SteadyChanges.class);

    private final PluginHost host;
    private final PluginStatuses statuses;

    SteadyChanges(PluginHost host, PluginStatuses statuses) {
        this.host = host;
        this.statuses = statuses;
    }

    /** All at once; or one after the other beside what serves, without the one that breaks it. */
    void reach(List<PluginPackage> wanted, ChangeListener listener) {
        try {
            var unused = host.reach(Goal.following(wanted), listener);
            return;
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException | LinkageError unforeseen) {
            log.error("Plugins do not change together; they are changed one by one", unforeseen);
        }
        Set<String> ids = wanted.stream().map(PluginPackage::id).collect(Collectors.toSet());
        List<PluginPackage> stay = host
            .serving()
            .stream()
            .filter(plugin -> ids.contains(plugin.id()))
            .toList();
        var unused = host.reach(Goal.following(stay), listener);
        wanted.forEach(plugin -> add(plugin, listener));
    }

    private void add(PluginPackage plugin, ChangeListener listener) {
        Stream<PluginPackage> beside = host
            .serving()
            .stream()
            .filter(other -> !other.id().equals(plugin.id()));
        try {
            var unused = host.reach(Goal.following(Stream.concat(beside, Stream.of(plugin)).toList()), listener);
        } catch (RuntimeException | LinkageError unforeseen) {
            log.error("The plugin {} breaks the change and is left out", plugin.id(), unforeseen);
            if (host.serving(plugin.id()).isEmpty()) {
                statuses.failed(plugin, StartStep.COMPOSE, "It breaks the host's change of plugins; see the log");
            }
        }
    }
}
