package dev.vitrina.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrina.core.plugin.manifest.ManifestException;
import dev.vitrina.core.plugin.manifest.ManifestReader;
import dev.vitrina.core.plugin.manifest.PluginManifest;
import dev.vitrina.core.plugin.verify.PluginVerification;
import dev.vitrina.core.security.Caller;
import dev.vitrina.core.security.KeyScope;
import dev.vitrina.core.security.Role;
import dev.vitrina.test.RootFields.RootField;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What every plugin owes its host, as tests. A plugin inherits them:
 *
 * <pre>{@code
 * @PluginTest
 * class MyContractTest extends PluginContract {}
 * }</pre>
 *
 * and says by {@link #startWork} and {@link #statementBudgets} what only it can know. It is stopped and started twenty times, or as
 * often as the system property {@code vitrina.contract.cycles} says.
 */
public abstract class PluginContract {

    private static final int CYCLES = Integer.getInteger("vitrina.contract.cycles", 20);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Starts the plugin's longest work, and returns while it goes on. Without work of its own a plugin leaves this be. */
    protected void startWork(TestHost host) {}

    /**
     * Queries of the plugin with the most SQL statements that each may cost. Each must return two rows or more, or it would not show what
     * every further row costs: makes sure that there are some.
     */
    protected Map<String, Integer> statementBudgets(TestHost host) {
        return Map.of();
    }

    /** Who asks the queries of {@link #statementBudgets}; unless a plugin says otherwise the administrator, in no shop. */
    protected TestClient reader(TestHost host) {
        return host.admin();
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

    /** Two people: the administrator by an API key for something else, who lacks every permission, and a viewer. */
    @Test
    void refusesWhoLacksThePermission(TestHost host) {
        Map<String, String> permissions = host
            .guardedFields(manifest().id())
            .stream()
            .collect(Collectors.toMap(GuardedField::coordinates, GuardedField::permission));
        TestClient byKey = host.adminWithout(Set.copyOf(permissions.values()));
        TestClient viewer = host.viewer();
        List<String> viewers = viewer
            .execute("{ me { permissions } }")
            .at("/me/permissions")
            .valueStream()
            .map(JsonNode::asString)
            .toList();

        for (RootField field : rootFields(host)) {
            String permission = permissions.get(field.toString());
            if (permission != null) {
                refuses(byKey, field);
            }
            if (permission != null && !viewers.contains(permission)) {
                refuses(viewer, field);
            }
        }
    }

    @Test
    void guardsItsFieldsBelowTheRootToo(TestHost host) {
        Caller byKey = new Caller(0, TestHost.ADMIN_EMAIL, Role.ADMIN, Map.of()).by(
            new KeyScope(0, "for nothing", Set.of(), Set.of())
        );
        for (GuardedField field : host.guardedFields(manifest().id())) {
            if (!field.isOfQueryOrMutation()) {
                assertThat(field.refusalOf(null)).as(field.toString()).isEqualTo("UNAUTHENTICATED");
                assertThat(field.refusalOf(byKey)).as(field.toString()).isEqualTo("FORBIDDEN");
            }
        }
    }

    @Test
    void costsNoMoreStatementsThanItsBudget(TestHost host) {
        Map<String, Integer> budgets = statementBudgets(host);
        TestClient reader = reader(host);
        budgets.forEach((query, most) -> {
            GraphQlAnswer answer = reader.execute(query);

            assertThat(answer.errors()).as(query).isEmpty();
            assertThat(longestList(answer.body().path("data")))
                .as("rows of %s: with fewer than two it says nothing of what each further one costs", query)
                .isGreaterThan(1);
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

    private static void refuses(TestClient client, RootField field) {
        GraphQlAnswer answer = client.execute(field.document());

        assertThat(answer.errorCodes()).as("%s: %s", field, answer.body()).containsExactly("FORBIDDEN");
    }

    static int longestList(JsonNode node) {
        int own = node.isArray() ? node.size() : 0;
        return Math.max(own, node.valueStream().mapToInt(PluginContract::longestList).max().orElse(0));
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
