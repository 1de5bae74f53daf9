package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.plugin.runtime.LoaderWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A plugin installed, upgraded and removed again and again, under load and beside another that stays: no request of the host or of the
 * other plugin fails, an upgrade makes no gap, no class stays. {@code -Dvitrina.plugin.cycles=100} for more.
 */
@HostTest
@DirtiesContext
class PluginCyclesTest {

    private static final int CYCLES = Integer.getInteger("vitrina.plugin.cycles", 6);
    private static final int CLIENTS = 8;

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    LoaderWatch loaders;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.trustingIn(directory, properties);
    }

    @Test
    void noRequestFailsAndNoClassStays() throws Exception {
        byte[] first = ProbePlugin.plugin().version("1.0.0").zip(directory.resolve("a"));
        byte[] second = ProbePlugin.plugin().version("1.1.0").zip(directory.resolve("b"));
        PluginAdmin admin = new PluginAdmin(port);
        succeeds(admin.install(TestPlugin.answering("neighbour").zip(directory.resolve("c"))));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicBoolean installed = new AtomicBoolean();

        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<int[]>> answers = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                answers.add(clients.submit(() -> askUntil(stop, installed)));
            }
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                succeeds(admin.install(first));
                installed.set(true);
                use(admin.client());
                succeeds(admin.install(second));
                use(admin.client());
                installed.set(false);
                succeeds(admin.change("pluginRemove", "id: \"probe\""));
            }
            stop.set(true);
            for (Future<int[]> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).as("answers of the host, of the plugin").doesNotContain(0);
            }
        }
        // The schema before the last may be in hand until one more has taken its place.
        succeeds(admin.change("pluginRemove", "id: \"neighbour\""));

        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(200))
            .untilAsserted(() -> {
                System.gc();
                assertThat(loaders.alive()).as("loaders alive").isZero();
            });
    }

    private static void succeeds(JsonNode job) {
        assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("SUCCEEDED");
    }

    /** Uses everything of the plugin that the host might remember. */
    private static void use(Client admin) {
        assertThat(admin.graphql("{ probeNodes(first: 3) { id name child { id } } }").body().has("errors")).isFalse();
        assertThat(admin.graphql("mutation { probeNote(fail: false) }").body().has("errors")).isFalse();
        assertThat(admin.graphql("{ probe(filter: {text: \"x\"}) }").body().has("errors")).isFalse();
        assertThat(admin.graphql("{ probeFail(how: \"other\") }").errorCode()).isEqualTo("INTERNAL");
        BeanUtils.getPropertyDescriptors(OfTheHost.class);
    }

    /** Of the host, with a property of the generic type that a method of the plugin returns: Spring takes the two for one. */
    private static final class OfTheHost {

        @SuppressWarnings("unused")
        public List<String> getThread() {
            return List.of();
        }
    }

    /** Of the host and of the neighbour no request fails; the plugin itself may be gone, but never during an upgrade. */
    private int[] askUntil(AtomicBoolean stop, AtomicBoolean installed) {
        Client client = new Client(port);
        client.login(HostTest.ADMIN, HostTest.PASSWORD);
        int[] answered = new int[2];
        while (!stop.get()) {
            Client.Answer host = client.graphql("{ me { email } neighbour }");
            assertThat(host.body().has("errors")).as(host.body().toString()).isFalse();
            answered[0]++;
            boolean before = installed.get();
            Client.Answer plugin = client.graphql("{ probeNotes probeNodes(first: 2) { name } }");
            boolean throughout = before && installed.get();
            if (!plugin.body().has("errors")) {
                answered[1]++;
            } else {
                assertThat(throughout).as("while installed: %s", plugin.body()).isFalse();
                assertThat(plugin.errorCode()).as(plugin.body().toString()).isIn("SCHEMA_CHANGED", "INVALID_INPUT");
            }
        }
        return answered;
    }
}
