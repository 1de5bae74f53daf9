package dev.vitrina.core.plugin.change;

import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import dev.vitrina.core.graphql.compose.CompositionReport;
import dev.vitrina.core.graphql.generation.SchemaChange;
import dev.vitrina.core.graphql.generation.SchemaChanges;
import dev.vitrina.core.graphql.generation.SchemaGeneration;
import dev.vitrina.core.plugin.change.SchemaPublisher.Attempt;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import dev.vitrina.core.plugin.runtime.PluginStartException;
import dev.vitrina.core.plugin.runtime.PluginStarter;
import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes plugins into service and out of it. What is new is prepared beside what serves; one write publishes the schema of all; what
 * served until then ends when its last request has. A change that fails at any step leaves everything as it was.
 *
 * <p>Changes are made by one thread only.
 */
public final class PluginHost {

    private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

    private final PluginStarter starter;
    private final SchemaPublisher publisher;
    private final Contributions contributions;
    private final StatusReport report;
    private final ChangeMeters meters;
    private final PluginProperties properties;
    /** Those that were told that they are in service. */
    private final Set<PluginRuntime> told = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Schemas that were in service during a change, and may still answer by runtimes that end with it. */
    private final List<SchemaGeneration> retired = new ArrayList<>();
    /** Written by the one thread, read by all. */
    private volatile Lineup lineup = Lineup.EMPTY;

    public PluginHost(
        PluginStarter starter,
        SchemaPublisher publisher,
        List<ContributionRegistrar> registrars,
        StatusReport report,
        ChangeMeters meters,
        PluginProperties properties
    ) {
        this.starter = starter;
        this.publisher = publisher;
        this.contributions = new Contributions(registrars);
        this.report = report;
        this.meters = meters;
        this.properties = properties;
    }

    /** The packages that serve, dependencies first; for any thread. */
    public List<PluginPackage> serving() {
        return lineup.all().stream().map(PluginRuntime::plugin).toList();
    }

    /** The package by which a plugin serves; for any thread. */
    public Optional<PluginPackage> serving(String id) {
        return lineup.find(id).map(PluginRuntime::plugin);
    }

    /** What a serving plugin brings; for any thread, and not to be kept, as it leads to the plugin's classes. */
    public Optional<PluginContributions> contributions(String id) {
        return lineup.find(id).map(PluginRuntime::contributions);
    }

    /** The serving plugins that need a plugin, be it by way of others; for any thread. */
    public List<String> dependants(String id) {
        return lineup.dependants(id);
    }

    /**
     * Brings a goal about, or the nearest to it.
     *
     * @throws CancellationException from the listener; everything is as before
     */
    public ChangeOutcome reach(Goal goal, ChangeListener listener) {
        Lineup before = lineup;
        Optional<SchemaGeneration> schema = publisher.serving();
        ChangePlan plan = new ChangePlan(goal, before, starter, contributions, meters, listener);
        try {
            commit(plan);
        } catch (ChangeRefusedException refused) {
            undo(before, plan);
            return refused.outcome();
        } catch (RuntimeException | Error unexpected) {
            undo(before, plan);
            throw unexpected;
        }
        List<SchemaChange> changes = changes(goal, schema);
        report.leaving(before, lineup);
        meters.serving(serving());
        Set<String> stuck = end(Stream.concat(before.all().stream(), plan.started().stream()).toList());
        report.changed(plan, lineup, before, stuck);
        return new ChangeOutcome.Done(waiting(plan), changes, List.copyOf(stuck));
    }

    /** Ends everything, dependants first. The host goes too, and with it everyone who could ask for a status: none is written. */
    public void stopAll() {
        publisher.close(properties.drainTimeout());
        Lineup last = lineup;
        lineup = Lineup.EMPTY;
        end(List.copyOf(last.all()));
    }

    private void commit(ChangePlan plan) throws ChangeRefusedException {
        while (true) {
            Lineup next = plan.lineup();
            switch (publisher.compose(next.all())) {
                case Attempt.Ready(SchemaGeneration generation) -> {
                    plan.spare(publisher.brokenBy(generation, plan.fresh(next)));
                    if (registered(next, plan) && started(next, plan)) {
                        meters.swap(() -> publisher.publish(generation)).ifPresent(retired::add);
                        lineup = next;
                        return;
                    }
                }
                case Attempt.Blamed(CompositionReport blamed) -> blame(blamed, next, plan);
            }
        }
    }

    private static void blame(CompositionReport blamed, Lineup next, ChangePlan plan) throws ChangeRefusedException {
        for (String owner : blamed.owners()) {
            Optional<PluginRuntime> runtime = next.find(owner);
            if (runtime.isPresent()) {
                var failure = new PluginStartException(StartStep.COMPOSE, blamed.of(owner), null);
                plan.refuse(runtime.get().plugin(), failure);
            }
        }
    }

    private boolean registered(Lineup next, ChangePlan plan) throws ChangeRefusedException {
        boolean all = true;
        for (PluginRuntime runtime : next.all()) {
            try {
                contributions.register(runtime);
            } catch (PluginStartException failed) {
                plan.refuse(runtime.plugin(), failed);
                all = false;
            }
        }
        return all;
    }

    /**
     * Whether all of a line-up are ready, having been told that they will serve; if not, another must. No field and no HTTP route of a
     * plugin is called before; its jobs and listeners may work already.
     */
    private boolean started(Lineup next, ChangePlan plan) throws ChangeRefusedException {
        for (PluginRuntime runtime : next.all()) {
            if (!told.contains(runtime)) {
                try {
                    plan.listener().before(runtime.plugin(), StartStep.START);
                    runtime.onStart(properties.stopTimeout());
                    plan.listener().started(runtime.plugin());
                    told.add(runtime);
                } catch (PluginStartException failed) {
                    plan.refuse(runtime.plugin(), failed);
                    return false;
                }
            }
        }
        return true;
    }

    private void undo(Lineup before, ChangePlan plan) {
        try {
            // First what is new and has no place in what was: it may hold names that are another's again.
            plan
                .started()
                .stream()
                .filter(fresh -> before.find(fresh.plugin().id()).isEmpty())
                .forEach(contributions::withdraw);
            for (PluginRuntime runtime : before.all()) {
                contributions.register(runtime);
            }
        } catch (PluginStartException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            end(plan.started());
        }
    }

    /**
     * Ends those of the runtimes that do not serve any more, dependants first, after the last request by them.
     *
     * @param known dependencies first
     * @return the plugins that did not end as told
     */
    private Set<String> end(List<PluginRuntime> known) {
        Set<String> stuck = new HashSet<>();
        List<PluginRuntime> leaving = known
            .stream()
            .filter(runtime -> !lineup.holds(runtime))
            .toList();
        if (!leaving.isEmpty()) {
            meters.drain(() -> publisher.drain(retired, properties.drainTimeout()));
        }
        retired.clear();
        for (PluginRuntime runtime : leaving.reversed()) {
            contributions.withdraw(runtime);
            told.remove(runtime);
            if (!starter.stop(runtime)) {
                log.error("Something of plugin {} did not end", runtime.plugin().id());
                stuck.add(runtime.plugin().id());
            }
        }
        return stuck;
    }

    /** Compared for operators only: those that follow have nobody to tell. */
    private List<SchemaChange> changes(Goal goal, Optional<SchemaGeneration> before) {
        SchemaGeneration now = publisher.serving().orElseThrow();
        if (goal.subject() == null || before.isEmpty() || before.get().sdl().equals(now.sdl())) {
            return List.of();
        }
        try {
            return SchemaChanges.between(before.get().schema(), now.schema());
        } catch (RuntimeException untold) {
            // What is only told must not undo what is done.
            log.warn("What the change did to the schema cannot be told", untold);
            return List.of();
        }
    }

    private @Nullable String waiting(ChangePlan plan) {
        String subject = plan.goal().subject();
        return subject == null ? null : plan.obstacle(subject).map(ChangePlan::reason).orElse(null);
    }
}
