package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.graphql.generation.SchemaGeneration;
import dev.vitrina.core.graphql.generation.SchemaGenerations;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.plugin.SchemaPublisher.Attempt;
import dev.vitrina.core.plugin.runtime.PluginRuntime;
import dev.vitrina.core.plugin.runtime.PluginStarter;
import dev.vitrina.core.plugin.store.PluginPackage;
import dev.vitrina.core.plugin.store.PluginProperties;
import dev.vitrina.core.plugin.store.PluginStore;
import dev.vitrina.core.plugin.store.StoredPlugin.Usable;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** A plugin put into service and taken out again ten times, under load: no request fails, no class stays. */
@HostTest
@DirtiesContext
class PluginCyclesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    PluginStarter starter;

    @Autowired
    SchemaPublisher publisher;

    @Autowired
    SchemaGenerations generations;

    @Test
    void noRequestFailsAndNoClassStays() throws Exception {
        PluginPackage plugin = probe();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();

        try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
            List<Future<int[]>> answers = new ArrayList<>();
            for (int client = 0; client < 3; client++) {
                answers.add(clients.submit(() -> askUntil(stop)));
            }
            for (int cycle = 0; cycle < 10; cycle++) {
                loaders.add(cycle(plugin));
            }
            stop.set(true);
            for (Future<int[]> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)[0]).as("answers of the host").isPositive();
            }
        }
        publish(List.of());

        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(200))
            .untilAsserted(() -> {
                System.gc();
                assertThat(loaders.stream().filter(loader -> loader.get() != null)).as("loaders alive").isEmpty();
            });
    }

    /** Uses everything of the plugin that the host might remember. */
    private WeakReference<ClassLoader> cycle(PluginPackage plugin) throws Exception {
        PluginRuntime runtime = starter.start(plugin);
        publish(List.of(runtime));
        Client admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
        assertThat(admin.graphql("{ probeNodes(first: 3) { id name child { id } } }").body().has("errors")).isFalse();
        assertThat(admin.graphql("mutation { probeNote(fail: false) }").body().has("errors")).isFalse();
        assertThat(admin.graphql("{ probe(filter: {text: \"x\"}) }").body().has("errors")).isFalse();
        assertThat(admin.graphql("{ probeFail(how: \"other\") }").errorCode()).isEqualTo("INTERNAL");
        BeanUtils.getPropertyDescriptors(OfTheHost.class);
        publish(List.of());
        assertThat(starter.stop(runtime)).isTrue();
        return new WeakReference<>(runtime.loader());
    }

    /** Of the host, with a property of the generic type that a method of the plugin returns: Spring takes the two for one. */
    private static final class OfTheHost {

        @SuppressWarnings("unused")
        public List<String> getThread() {
            return List.of();
        }
    }

    private void publish(List<PluginRuntime> plugins) {
        SchemaGeneration generation = ((Attempt.Ready) publisher.compose(plugins)).generation();
        assertThat(publisher.publish(generation, PATIENCE)).isTrue();
    }

    /** Of the host a request never fails; of the plugin it may be gone, and nothing else. */
    private int[] askUntil(AtomicBoolean stop) {
        Client admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
        int[] answered = new int[2];
        while (!stop.get()) {
            Client.Answer host = admin.graphql("{ plugins { totalItems } }");
            assertThat(host.body().has("errors")).as(host.body().toString()).isFalse();
            answered[0]++;
            Client.Answer plugin = admin.graphql("{ probeNotes probeNodes(first: 2) { name } }");
            if (plugin.body().has("errors")) {
                assertThat(plugin.errorCode()).as(plugin.body().toString()).isIn("SCHEMA_CHANGED", "INVALID_INPUT");
            } else {
                answered[1]++;
            }
        }
        return answered;
    }

    private static PluginPackage probe() {
        Duration second = Duration.ofSeconds(1);
        List<String> modules = List.of(ProbePlugin.in(directory));
        var properties = new PluginProperties("none", "none", modules, second, second, second, Map.of());
        return ((Usable) new PluginStore(properties).scan().getFirst()).content();
    }
}
