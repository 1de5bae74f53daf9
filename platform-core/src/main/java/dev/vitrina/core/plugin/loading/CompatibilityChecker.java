package dev.vitrina.core.plugin.loading;

import dev.vitrina.core.plugin.loading.Verdict.Compatible;
import dev.vitrina.core.plugin.loading.Verdict.Incompatible;
import dev.vitrina.core.plugin.loading.Verdict.Waiting;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.manifest.PluginManifest.Dependency;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.semver4j.Semver;

/** Judges plugins by their manifests: the version of the API, dependencies and their versions, cycles. */
public final class CompatibilityChecker {

    /** The version of plugin-api that this host offers. */
    public static final String API_VERSION = "0.1.0";

    private CompatibilityChecker() {}

    /**
     * One verdict per plugin; those that can start come in an order in which dependencies come first.
     *
     * @param plugins with different ids
     */
    public static Map<String, Verdict> check(Collection<PluginManifest> plugins) {
        Map<String, PluginManifest> open = new TreeMap<>();
        plugins.forEach(plugin -> open.put(plugin.id(), plugin));
        Map<String, PluginManifest> all = Map.copyOf(open);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        settle(open, verdicts, plugin -> alone(plugin, all));
        while (settle(open, verdicts, plugin -> among(plugin, all, verdicts))) {
            // each round decides those whose dependencies the one before decided
        }
        open.values().forEach(plugin -> verdicts.put(plugin.id(), new Incompatible(cycle(plugin, open))));
        return verdicts;
    }

    private static boolean settle(
        Map<String, PluginManifest> open,
        Map<String, Verdict> verdicts,
        Function<PluginManifest, Optional<Verdict>> judge
    ) {
        boolean settled = false;
        for (PluginManifest plugin : List.copyOf(open.values())) {
            var verdict = judge.apply(plugin);
            if (verdict.isPresent()) {
                verdicts.put(plugin.id(), verdict.get());
                open.remove(plugin.id());
                settled = true;
            }
        }
        return settled;
    }

    /** What is wrong whatever becomes of the others. */
    private static Optional<Verdict> alone(PluginManifest plugin, Map<String, PluginManifest> all) {
        if (!new Semver(API_VERSION).satisfies(plugin.api())) {
            return Optional.of(
                new Incompatible("It needs plugin-api %s, and this host has %s".formatted(plugin.api(), API_VERSION))
            );
        }
        for (Dependency dependency : plugin.dependencies()) {
            PluginManifest present = all.get(dependency.id());
            if (present == null && !dependency.optional()) {
                return Optional.of(
                    new Waiting(
                        "It needs %s %s, which is not installed".formatted(dependency.id(), dependency.version())
                    )
                );
            }
            if (present != null && !new Semver(present.version()).satisfies(dependency.version())) {
                String reason = "It needs %s %s, and %s is installed";
                return Optional.of(
                    new Waiting(reason.formatted(dependency.id(), dependency.version(), present.version()))
                );
            }
        }
        return Optional.empty();
    }

    private static Optional<Verdict> among(
        PluginManifest plugin,
        Map<String, PluginManifest> all,
        Map<String, Verdict> verdicts
    ) {
        for (Dependency dependency : plugin.dependencies()) {
            Verdict other = verdicts.get(dependency.id());
            if (other == null && all.containsKey(dependency.id())) {
                return Optional.empty();
            }
            if (other != null && !(other instanceof Compatible) && !dependency.optional()) {
                return Optional.of(new Waiting("It needs " + dependency.id() + ", which cannot start"));
            }
        }
        return Optional.of(new Compatible());
    }

    /** Follows undecided dependencies until one comes again: only members of a cycle and what leads to one are undecided. */
    private static String cycle(PluginManifest start, Map<String, PluginManifest> undecided) {
        Set<String> path = new LinkedHashSet<>();
        PluginManifest at = start;
        while (path.add(at.id())) {
            at = at
                .dependencies()
                .stream()
                .map(dependency -> undecided.get(dependency.id()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        }
        return "Plugins that need each other cannot start: " + String.join(" -> ", path) + " -> " + at.id();
    }
}
