package dev.vitrina.core.plugin;

import dev.vitrina.core.graphql.compose.CompositionReport;
import dev.vitrina.core.graphql.generation.SchemaGeneration;
import dev.vitrina.core.plugin.SchemaPublisher.Attempt;
import dev.vitrina.core.plugin.contribution.ContributionRegistrar;
import dev.vitrina.core.plugin.loading.CompatibilityChecker;
import dev.vitrina.core.plugin.loading.Verdict;
import dev.vitrina.core.plugin.manifest.PluginManifest.Dependency;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import dev.vitrina.core.plugin.runtime.PluginStartException;
import dev.vitrina.core.plugin.runtime.PluginStarter;
import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginProperties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes plugins into service and out of it. Everything is prepared first and committed by publishing one schema generation;
 * whatever a plugin does, the others and the host go on, and its status says why.
 *
 * <p>Used by one thread only: {@link PluginLifecycleThread}.
 */
final class PluginHost {

    private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

    private final PluginInventory inventory;
    private final PluginStarter starter;
    private final SchemaPublisher publisher;
    private final List<ContributionRegistrar> registrars;
    private final PluginStatuses statuses;
    private final PluginProperties properties;
    /** In the order of their starts: dependencies first. */
    private final Map<String, PluginRuntime> running = new LinkedHashMap<>();

    PluginHost(
        PluginInventory inventory,
        PluginStarter starter,
        SchemaPublisher publisher,
        List<ContributionRegistrar> registrars,
        PluginStatuses statuses,
        PluginProperties properties
    ) {
        this.inventory = inventory;
        this.starter = starter;
        this.publisher = publisher;
        this.registrars = List.copyOf(registrars);
        this.statuses = statuses;
        this.properties = properties;
    }

    /** Starts what is there and wanted. */
    void startAll() {
        Map<String, PluginPackage> packages = inventory.take();
        judge(packages).forEach(this::prepare);
        commit();
        List.copyOf(running.values()).forEach(this::tell);
    }

    /** Ends everything, dependants first. The host goes too, and with it everyone who could ask for a status: none is written. */
    void stopAll() {
        publisher.close(properties.drainTimeout());
        for (PluginRuntime runtime : reversed(running.values())) {
            unregister(runtime);
            starter.stop(runtime);
        }
        running.clear();
    }

    private Collection<PluginPackage> judge(Map<String, PluginPackage> packages) {
        List<PluginPackage> able = new ArrayList<>();
        CompatibilityChecker.check(packages.values().stream().map(PluginPackage::manifest).toList()).forEach(
                (id, verdict) -> {
                    switch (verdict) {
                        case Verdict.Compatible() -> {
                            statuses.change(id, PluginState.VERIFIED, null);
                            able.add(Objects.requireNonNull(packages.get(id)));
                        }
                        case Verdict.Waiting(String reason) -> statuses.change(
                            id,
                            PluginState.WAITING_FOR_DEPENDENCY,
                            reason
                        );
                        case Verdict.Incompatible(String reason) -> statuses.change(
                            id,
                            PluginState.INCOMPATIBLE,
                            reason
                        );
                    }
                }
            );
        return able;
    }

    /** Starts a plugin's context and hands its contributions round; not in service yet. */
    private void prepare(PluginPackage plugin) {
        String id = plugin.id();
        Optional<String> missing = missing(plugin);
        if (missing.isPresent()) {
            statuses.change(id, PluginState.WAITING_FOR_DEPENDENCY, waitsFor(missing.get()));
            return;
        }
        statuses.change(id, PluginState.STARTING, null);
        try {
            PluginRuntime runtime = starter.start(plugin);
            running.put(id, runtime);
            register(runtime);
        } catch (PluginStartException failed) {
            fail(id, failed);
        }
    }

    private Optional<String> missing(PluginPackage plugin) {
        return plugin
            .manifest()
            .dependencies()
            .stream()
            .filter(dependency -> !dependency.optional())
            .map(Dependency::id)
            .filter(id -> !running.containsKey(id))
            .findFirst();
    }

    private void register(PluginRuntime runtime) throws PluginStartException {
        try {
            registrars.forEach(registrar -> registrar.register(runtime.contributions()));
        } catch (RuntimeException refused) {
            throw new PluginStartException(StartStep.CONTRIBUTE, String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Publishes a schema of all that run, without those that do not fit, at most one round per plugin. */
    private void commit() {
        while (true) {
            switch (publisher.compose(running.values())) {
                case Attempt.Ready(SchemaGeneration generation) -> {
                    publisher.publish(generation, properties.drainTimeout());
                    return;
                }
                case Attempt.Blamed(CompositionReport report) -> report
                    .owners()
                    .forEach(id -> fail(id, new PluginStartException(StartStep.COMPOSE, report.of(id), null)));
            }
        }
    }

    private void tell(PluginRuntime runtime) {
        String id = runtime.plugin().id();
        if (running.get(id) != runtime) {
            return; // fell with one it depends on
        }
        try {
            runtime.onStart(properties.stopTimeout());
            statuses.change(id, PluginState.ACTIVE, null);
            log.info("Plugin {} {} is active", id, runtime.manifest().version());
        } catch (PluginStartException failed) {
            List<PluginRuntime> falling = withDependants(id);
            falling.forEach(fallen -> running.remove(fallen.plugin().id()));
            commit();
            endAll(falling, id, failed);
        }
    }

    /** A plugin that is in no schema yet, or in the one being replaced, fails, and with it those that need it. */
    private void fail(String id, PluginStartException failure) {
        List<PluginRuntime> falling = withDependants(id);
        falling.forEach(runtime -> running.remove(runtime.plugin().id()));
        endAll(falling, id, failure);
        if (falling.isEmpty()) {
            statuses.failed(id, failure); // it fell before it ran
        }
    }

    private void endAll(List<PluginRuntime> falling, String cause, PluginStartException failure) {
        for (PluginRuntime runtime : reversed(falling)) {
            String id = runtime.plugin().id();
            unregister(runtime);
            if (!starter.stop(runtime)) {
                String reason = "It did not end when told; restart the host when you can";
                statuses.change(id, PluginState.QUARANTINED, reason);
            } else if (id.equals(cause)) {
                statuses.failed(id, failure);
            } else {
                statuses.change(id, PluginState.WAITING_FOR_DEPENDENCY, waitsFor(cause));
            }
        }
    }

    private void unregister(PluginRuntime runtime) {
        registrars.forEach(registrar -> registrar.unregister(runtime.plugin().id()));
    }

    private List<PluginRuntime> withDependants(String id) {
        Set<String> ids = new LinkedHashSet<>(Set.of(id));
        List<PluginRuntime> all = new ArrayList<>();
        for (PluginRuntime runtime : running.values()) {
            boolean needs = runtime
                .manifest()
                .dependencies()
                .stream()
                .anyMatch(dependency -> ids.contains(dependency.id()) && !dependency.optional());
            if (needs || runtime.plugin().id().equals(id)) {
                ids.add(runtime.plugin().id());
                all.add(runtime);
            }
        }
        return all;
    }

    private static List<PluginRuntime> reversed(Collection<PluginRuntime> runtimes) {
        return new ArrayList<>(runtimes).reversed();
    }

    private static String waitsFor(String id) {
        return "It needs " + id + ", which is not active";
    }
}
