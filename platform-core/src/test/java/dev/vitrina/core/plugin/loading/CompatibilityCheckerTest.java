package dev.vitrina.core.plugin.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.plugin.loading.Verdict.Compatible;
import dev.vitrina.core.plugin.loading.Verdict.Incompatible;
import dev.vitrina.core.plugin.loading.Verdict.Waiting;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.manifest.PluginManifest.Dependency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityCheckerTest {

    @Test
    void ordersDependenciesBeforeTheirDependants() {
        Map<String, Verdict> verdicts = check(
            plugin("a", "1.0.0", needs("b", "^1.0.0")),
            plugin("b", "1.2.0", needs("c", "~2.1.0")),
            plugin("c", "2.1.9")
        );

        assertThat(verdicts).containsOnlyKeys("a", "b", "c");
        assertThat(verdicts.keySet()).containsExactly("c", "b", "a");
        assertThat(verdicts.values()).hasOnlyElementsOfType(Compatible.class);
    }

    @Test
    void missingDependencyIsNamedAndTakesItsDependantsAlong() {
        Map<String, Verdict> verdicts = check(
            plugin("a", "1.0.0", needs("b", ">=1.0.0")),
            plugin("b", "1.0.0", needs("nowhere", ">=3.0.0"))
        );

        assertThat(verdicts.get("b")).isEqualTo(new Waiting("It needs nowhere >=3.0.0, which is not installed"));
        assertThat(verdicts.get("a")).isEqualTo(new Waiting("It needs b, which cannot start"));
    }

    @Test
    void optionalDependencyMayBeMissingOrFail() {
        Dependency optional = new Dependency("b", ">=1.0.0", true);

        assertThat(check(plugin("a", "1.0.0", optional)).get("a")).isInstanceOf(Compatible.class);
        assertThat(
            check(plugin("a", "1.0.0", optional), plugin("b", "1.0.0", needs("nowhere", ">=1.0.0"))).get("a")
        ).isInstanceOf(Compatible.class);
    }

    @Test
    void cycleIsNamed() {
        Map<String, Verdict> verdicts = check(
            plugin("a", "1.0.0", needs("b", ">=1.0.0")),
            plugin("b", "1.0.0", needs("c", ">=1.0.0")),
            plugin("c", "1.0.0", needs("b", ">=1.0.0"))
        );

        assertThat(verdicts.get("b")).isEqualTo(
            new Incompatible("Plugins that need each other cannot start: b -> c -> b")
        );
        assertThat(verdicts.get("a")).isInstanceOf(Incompatible.class);
    }

    @ParameterizedTest
    @CsvSource(
        {
            "'>=0.1.0 <1.0.0', true",
            "^0.1.0, true",
            "~0.1.0, true",
            "0.1.x, true",
            "'>=0.2.0 <1.0.0', false",
            "^0.2.0, false",
            "^1.0.0, false",
            "<0.1.0, false",
        }
    )
    void apiRangeDecides(String range, boolean compatible) {
        PluginManifest plugin = plugin("a", "1.0.0", range, List.of());

        assertThat(CompatibilityChecker.check(List.of(plugin)).get("a")).isInstanceOf(
            compatible ? Compatible.class : Incompatible.class
        );
    }

    @ParameterizedTest
    @CsvSource(
        {
            "^1.2.0, 1.9.0, true",
            "^1.2.0, 2.0.0, false",
            "^1.2.0, 1.1.9, false",
            "^0.2.3, 0.2.9, true",
            "^0.2.3, 0.3.0, false",
            "~1.2.3, 1.2.9, true",
            "~1.2.3, 1.3.0, false",
            "'>=1.0.0 <2.0.0', 2.0.0-rc.1, false",
            "'>=1.0.0 <2.0.0', 1.5.0-rc.1, false",
            "'>=1.5.0-rc.1 <2.0.0', 1.5.0-rc.2, true",
            "'^1.0.0 || ^3.0.0', 3.1.0, true",
        }
    )
    void dependencyRangeDecides(String range, String version, boolean compatible) {
        Verdict verdict = check(plugin("a", "1.0.0", needs("b", range)), plugin("b", version)).get("a");

        assertThat(verdict).isInstanceOf(compatible ? Compatible.class : Waiting.class);
    }

    private static Map<String, Verdict> check(PluginManifest... plugins) {
        return CompatibilityChecker.check(List.of(plugins));
    }

    private static Dependency needs(String id, String range) {
        return new Dependency(id, range, false);
    }

    private static PluginManifest plugin(String id, String version, Dependency... dependencies) {
        return plugin(id, version, ">=0.1.0 <1.0.0", List.of(dependencies));
    }

    private static PluginManifest plugin(String id, String version, String api, List<Dependency> dependencies) {
        return new PluginManifest(
            id,
            version,
            api,
            Map.of(),
            "a.B",
            dependencies,
            Set.of(),
            List.of(),
            null,
            false,
            List.of(),
            Set.of(),
            Map.of()
        );
    }
}
