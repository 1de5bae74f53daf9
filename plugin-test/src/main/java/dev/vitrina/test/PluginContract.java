package dev.vitrina.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrina.core.plugin.manifest.ManifestException;
import dev.vitrina.core.plugin.manifest.ManifestReader;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.verify.PluginVerification;
import dev.vitrina.test.RootFields.RootField;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What every plugin owes its host, as tests. A plugin inherits them:
 *
 * <pre>{@code
 * @PluginTest
 * class MyContractTest extends PluginContract {}
 * }</pre>
 *
 * and says by {@link #startWork} and {@link #statementBudgets} what only it can know.
 */
public abstract class PluginContract {

    private static final int CYCLES = 20;
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Starts the plugin's longest work, and returns while it goes on. Without work of its own a plugin leaves this be. */
    protected void startWork(TestHost host) {}

    /** Queries of the plugin, asked by the administrator, with the most SQL statements that each may cost; each must return rows. */
    protected Map<String, Integer> statementBudgets() {
        return Map.of();
    }

    @Test
    void packageIsFitToShip() throws IOException {
        assertThat(PluginVerification.findings(classes(), classes(), classes().resolveSibling("lib"))).isEmpty();
    }

    @Test
    void isActive(TestHost host) {
        assertThat(host.pluginState(manifest().id())).isEqualTo("ACTIVE");
    }

    @Test
    void answersNobodyWhoIsNotSignedIn(TestHost host) {
        for (RootField field : rootFields(host)) {
            GraphQlAnswer answer = host.anonymous().execute(field.document());

            assertThat(answer.errorCodes()).as("%s: %s", field, answer.body()).containsExactly("UNAUTHENTICATED");
        }
    }

    @Test
    void refusesWhoLacksThePermission(TestHost host) throws IOException {
        TestClient viewer = host.viewer();
        DeclaredPermissions permissions = DeclaredPermissions.of(manifest(), classes());

        for (RootField field : rootFields(host)) {
            if (permissions.areWithheldFromViewers(field.root(), field.name())) {
                GraphQlAnswer answer = viewer.execute(field.document());

                assertThat(answer.errorCodes()).as("%s: %s", field, answer.body()).containsExactly("FORBIDDEN");
            }
        }
    }

    @Test
    void costsNoMoreStatementsThanItsBudget(TestHost host) {
        statementBudgets().forEach((query, most) -> {
                GraphQlAnswer answer = host.admin().execute(query);

                assertThat(answer.errors()).as(query).isEmpty();
                assertThat(host.statements(answer)).as(query).hasSizeLessThanOrEqualTo(most);
            });
    }

    @Test
    void startsAndStopsAgainAndAgainAndLeavesNothing(TestHost host) {
        assumeTrue(LiveLoaders.softReferencesAreOff(), "Run the tests with " + LiveLoaders.FLAG);
        String id = manifest().id();
        long changeSets = changeSets(host);
        long loaders = LiveLoaders.count();
        assertThat(loaders).as("class loaders of plugins in service").isPositive();

        for (int cycle = 0; cycle < CYCLES; cycle++) {
            host.disable(id);
            host.enable(id);
        }

        assertThat(host.pluginState(id)).isEqualTo("ACTIVE");
        assertThat(changeSets(host)).as("change sets after each start").isEqualTo(changeSets);
        Awaitility.await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(LiveLoaders.count()).as("class loaders held").isLessThanOrEqualTo(loaders));
    }

    @Test
    void stopsInTimeWhileItWorks(TestHost host) {
        String id = manifest().id();
        startWork(host);

        long start = System.nanoTime();
        host.disable(id);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(host.isReady()).isTrue();
        host.enable(id);
        assertThat(took).isLessThan(STOP);
        assertThat(host.pluginState(id)).isEqualTo("ACTIVE");
    }

    private static List<RootField> rootFields(TestHost host) {
        String prefix = manifest().prefix();
        if (prefix == null) {
            return List.of();
        }
        String first = prefix.substring(0, 1).toLowerCase(Locale.ROOT);
        List<RootField> fields = RootFields.of(host.admin()).startingWith(first + prefix.substring(1));
        assertThat(fields).isNotEmpty();
        return fields;
    }

    private static long changeSets(TestHost host) {
        PluginManifest manifest = manifest();
        return manifest.data()
            ? host
                .jdbc()
                .sql("select count(*) from %s.databasechangelog".formatted(manifest.databaseSchema()))
                .query(Long.class)
                .single()
            : 0;
    }

    private static PluginManifest manifest() {
        try {
            return ManifestReader.read(classes());
        } catch (ManifestException invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }

    private static Path classes() {
        return Path.of("target/classes").toAbsolutePath();
    }
}
