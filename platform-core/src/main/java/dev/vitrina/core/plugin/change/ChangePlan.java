package dev.vitrina.core.plugin.change;

import dev.vitrina.core.plugin.loading.CompatibilityChecker;
import dev.vitrina.core.plugin.loading.Verdict;
import dev.vitrina.core.plugin.manifest.PluginManifest.Dependency;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import dev.vitrina.core.plugin.runtime.PluginStartException;
import dev.vitrina.core.plugin.runtime.PluginStarter;
import dev.vitrina.core.plugin.runtime.StartStep;
import dev.vitrina.core.plugin.store.PluginPackage;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way from what serves to a goal. Starts what is missing beside what serves, and remembers what was refused; each refusal makes
 * another line-up, until one holds.
 */
final class ChangePlan {

    private final Goal goal;
    private final Lineup before;
    private final PluginStarter starter;
    private final Contributions contributions;
    private final ChangeMeters meters;
    private final ChangeListener listener;
    private final List<PluginRuntime> started = new ArrayList<>();
    private final Map<PluginPackage, PluginStartException> refused = new HashMap<>();
    /** Why a plugin of the last line-up is not in it although nothing of it failed. */
    private Map<String, Verdict> obstacles = Map.of();

    ChangePlan(
        Goal goal,
        Lineup before,
        PluginStarter starter,
        Contributions contributions,
        ChangeMeters meters,
        ChangeListener listener
    ) {
        this.goal = goal;
        this.before = before;
        this.starter = starter;
        this.contributions = contributions;
        this.meters = meters;
        this.listener = listener;
    }

    /** The next line-up to try, all of it started. */
    Lineup lineup() throws ChangeRefusedException {
        while (true) {
            int known = refused.size();
            Lineup next = start(candidates());
            boolean olderMayServe = refused.size() > known && refused.keySet().stream().anyMatch(this::hasOlder);
            if (!olderMayServe) {
                return next;
            }
        }
    }

    /** Notes that a package cannot serve. @throws ChangeRefusedException when the change stands or falls with it */
    void refuse(PluginPackage plugin, PluginStartException failure) throws ChangeRefusedException {
        refused.put(plugin, failure);
        boolean decides = plugin.id().equals(goal.subject()) || before.find(plugin.id()).isPresent();
        if (goal.subject() != null && decides) {
            throw new ChangeRefusedException(plugin.id(), failure.step(), String.valueOf(failure.getMessage()));
        }
    }

    /**
     * Spares the screens that work: an operator's new version must not break them. One that takes a plugin out of service means to.
     *
     * @param broken by the schema that would serve, in sentences
     */
    void spare(List<String> broken) throws ChangeRefusedException {
        String subject = goal.subject();
        if (subject != null && !goal.cascades() && !broken.isEmpty()) {
            String more = broken.size() == 1 ? "" : " (and " + (broken.size() - 1) + " more)";
            throw new ChangeRefusedException(
                subject,
                StartStep.COMPOSE,
                "It would break a screen that works: " + broken.getFirst() + more
            );
        }
    }

    Optional<PluginStartException> refusal(PluginPackage plugin) {
        return Optional.ofNullable(refused.get(plugin));
    }

    Optional<Verdict> obstacle(String id) {
        return Optional.ofNullable(obstacles.get(id));
    }

    Goal goal() {
        return goal;
    }

    ChangeListener listener() {
        return listener;
    }

    /** Those of a line-up that were started for this change. */
    List<PluginRuntime> fresh(Lineup next) {
        return started.stream().filter(next::holds).toList();
    }

    /** Everything that was started for this change, in order, whatever became of it. */
    List<PluginRuntime> started() {
        return List.copyOf(started);
    }

    /** What is wanted of each plugin, or in its place what of it serves already. */
    private Map<String, PluginPackage> candidates() {
        Map<String, PluginPackage> candidates = new HashMap<>();
        for (PluginPackage plugin : goal.packages()) {
            candidates.put(plugin.id(), refused.containsKey(plugin) ? older(plugin).orElse(plugin) : plugin);
        }
        return candidates;
    }

    private boolean hasOlder(PluginPackage plugin) {
        return older(plugin).isPresent();
    }

    private Optional<PluginPackage> older(PluginPackage plugin) {
        return before
            .find(plugin.id())
            .map(PluginRuntime::plugin)
            .filter(older -> !refused.containsKey(older));
    }

    private Lineup start(Map<String, PluginPackage> candidates) throws ChangeRefusedException {
        Map<String, Verdict> verdicts = CompatibilityChecker.check(
            candidates.values().stream().map(PluginPackage::manifest).toList()
        );
        obstacles = new HashMap<>();
        Map<String, PluginRuntime> next = new LinkedHashMap<>();
        for (Map.Entry<String, Verdict> verdict : verdicts.entrySet()) {
            PluginPackage plugin = Objects.requireNonNull(candidates.get(verdict.getKey()));
            Verdict standing = verdict.getValue() instanceof Verdict.Compatible
                ? among(plugin, next)
                : verdict.getValue();
            if (!(standing instanceof Verdict.Compatible)) {
                stop(plugin, standing);
            } else if (!refused.containsKey(plugin)) {
                runtime(plugin, next).ifPresent(runtime -> next.put(plugin.id(), runtime));
            }
        }
        return new Lineup(next);
    }

    private static Verdict among(PluginPackage plugin, Map<String, PluginRuntime> next) {
        return plugin
            .manifest()
            .dependencies()
            .stream()
            .filter(dependency -> !dependency.optional() && !next.containsKey(dependency.id()))
            .map(Dependency::id)
            .findFirst()
            .<Verdict>map(id -> new Verdict.Waiting("It needs " + id + ", which is not active"))
            .orElseGet(Verdict.Compatible::new);
    }

    private void stop(PluginPackage plugin, Verdict obstacle) throws ChangeRefusedException {
        obstacles.put(plugin.id(), obstacle);
        boolean serves = before.find(plugin.id()).isPresent();
        boolean isSubject = plugin.id().equals(goal.subject());
        boolean hopeless = isSubject && obstacle instanceof Verdict.Incompatible;
        if (goal.subject() != null && (hopeless || (serves && (isSubject || !goal.cascades())))) {
            throw new ChangeRefusedException(plugin.id(), null, reason(obstacle));
        }
    }

    private Optional<PluginRuntime> runtime(PluginPackage plugin, Map<String, PluginRuntime> next)
        throws ChangeRefusedException {
        Map<String, ClassLoader> dependencies = Lineup.dependencies(plugin.manifest(), next);
        @Nullable
        PluginRuntime known = Stream.concat(before.all().stream(), started.stream())
            .filter(runtime -> runtime.is(plugin, dependencies))
            .findFirst()
            .orElse(null);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Timer.Sample begun = meters.begin();
            PluginRuntime fresh = starter.start(plugin, dependencies, step -> listener.before(plugin, step));
            meters.started(plugin, begun);
            started.add(fresh);
            listener.before(plugin, StartStep.CONTRIBUTE);
            contributions.check(
                fresh,
                next
                    .values()
                    .stream()
                    .filter(other -> !other.plugin().id().equals(plugin.id()))
                    .toList()
            );
            listener.started(plugin);
            return Optional.of(fresh);
        } catch (PluginStartException failed) {
            refuse(plugin, failed);
            return Optional.empty();
        }
    }

    static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Compatible() -> "";
            case Verdict.Waiting(String reason) -> reason;
            case Verdict.Incompatible(String reason) -> reason;
        };
    }
}
