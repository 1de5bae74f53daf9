package dev.vitrina.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.benchmarks.product.Repository;
import dev.vitrina.core.plugin.loading.CompatibilityChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What plugins compile against does not change by accident, nor break without another version (docs/compatibility.md). After a change that
 * is meant: {@code mvn verify -Dvitrina.api.update=true}, and commit the snapshot.
 */
class ApiSnapshotTest {

    private static final Path ROOT = Repository.here().root();
    private static final String VERSION = CompatibilityChecker.API_VERSION;

    enum Surface {
        PLUGIN_API("plugin-api", name -> name.startsWith("dev.vitrina.api")),
        CACHE_ENGINE("cache-engine", "dev.vitrina.cache"::equals);

        private final String module;
        private final Predicate<String> packages;

        Surface(String module, Predicate<String> packages) {
            this.module = module;
            this.packages = packages;
        }

        private Path snapshot() {
            return ROOT.resolve(module).resolve("api.txt");
        }

        private ApiSurface now() throws IOException {
            return ApiSurface.of(ROOT.resolve(module).resolve("target/classes"), packages);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWhatTheSnapshotSays(Surface surface) throws IOException {
        List<String> recorded = Files.exists(surface.snapshot())
            ? Files.readAllLines(surface.snapshot())
            : List.of("# " + VERSION);
        String version = recorded.getFirst().substring("# ".length());
        ApiChange change = new ApiChange(ApiSurface.parse(recorded), surface.now());

        if (!ApiChange.mayBreak(version, VERSION)) {
            assertThat(change.breaks())
                .as(
                    "breaks plugins: undo it, or raise CompatibilityChecker.API_VERSION from %s to a version that may",
                    version
                )
                .isEmpty();
        }
        if (Boolean.getBoolean("vitrina.api.update")) {
            List<String> lines = new ArrayList<>(List.of("# " + VERSION));
            lines.addAll(change.after().lines());
            Files.write(surface.snapshot(), lines);
        } else {
            assertThat(change.after().lines())
                .as("if this is meant: mvn verify -Dvitrina.api.update=true, and commit %s/api.txt", surface.module)
                .isEqualTo(change.before().lines());
            assertThat(version).isEqualTo(VERSION);
        }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        a.T public void a.T.m()              |                                              | true
        a.T public void a.T.m()              | a.T public void a.T.m(int)                   | true
        a.T#public void a.T.m()              | a.T#public void a.T.m() @Deprecated          | false
        a.T interface a.T                    | a.T interface a.T;a.T#public abstract void a.T.m()  | true
        a.T interface a.T                    | a.T interface a.T;a.T#public default void a.T.m()   | false
        a.T interface a.T                    | a.T interface a.T;a.U interface a.U;a.U#public abstract void a.U.m() | false
        dev.vitrina.api.job.Jobs interface J | dev.vitrina.api.job.Jobs interface J;dev.vitrina.api.job.Jobs#public abstract void m() | false
        """
    )
    void breaksWhomItBreaks(String before, String after, boolean breaks) {
        ApiChange change = new ApiChange(surface(before), surface(after));

        assertThat(change.breaks().isEmpty()).isEqualTo(!breaks);
    }

    @ParameterizedTest
    @CsvSource(
        {
            "0.1.0, 0.2.0, true",
            "0.1.0, 0.1.9, false",
            "1.2.0, 1.3.0, false",
            "1.2.0, 2.0.0, true",
            "0.9.0, 1.0.0, true",
        }
    )
    void versionsSayWhetherTheyMayBreak(String before, String after, boolean may) {
        assertThat(ApiChange.mayBreak(before, after)).isEqualTo(may);
    }

    @Test
    void aSurfaceHoldsWhatCanBeCompiledAgainstAndNothingElse() throws IOException {
        assertThat(Surface.PLUGIN_API.now().lines())
            .anyMatch(line -> line.startsWith("dev.vitrina.api.upstream.Outcome public abstract sealed interface"))
            .anyMatch(line -> line.contains("dev.vitrina.api.upstream.UpstreamRequest#public static"))
            .noneMatch(line -> line.contains("#private"));
    }

    private static ApiSurface surface(String text) {
        return ApiSurface.parse(text == null ? List.of() : List.of(text.split(";")));
    }
}
