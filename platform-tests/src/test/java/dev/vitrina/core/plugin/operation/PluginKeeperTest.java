package dev.vitrina.core.plugin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.plugin.PluginAdmin;
import dev.vitrina.core.plugin.PluginFolders;
import dev.vitrina.core.plugin.TestPlugin;
import dev.vitrina.core.plugin.state.DesiredState;
import dev.vitrina.core.plugin.state.DesiredStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A replica does what is wanted of it: after its start, when it was changed elsewhere, when there is a new build. */
@HostTest
@DirtiesContext
class PluginKeeperTest {

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    PluginThread thread;

    @Autowired
    PluginKeeper keeper;

    @Autowired
    DesiredStore desired;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("plugins")
    CompositeHealthContributor healths;

    private PluginAdmin admin;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.trustingIn(directory, properties);
        properties.add("vitrina.plugins.follow", () -> "100ms");
        properties.add("vitrina.plugins.watch", () -> "100ms");
        List<String> modules = List.of(
            TestPlugin.answering("builder").in(directory),
            TestPlugin.named("thrower")
                .java(
                    "Config",
                    "@Configuration class Config { Config() { throw new IllegalStateException(\"no luck\"); } }"
                )
                .in(directory),
            TestPlugin.answering("sleeper")
                .java(
                    "Config",
                    "@Configuration class Config { @Bean Controls controls() { return new Controls(); } @Bean PluginLifecycle life() { return new PluginLifecycle() { public void onStart() { throw new IllegalStateException(\"overslept\"); } }; } }"
                )
                .in(directory)
        );
        properties.add("vitrina.plugins.development", () -> String.join(",", modules));
    }

    @BeforeEach
    void signIn() {
        admin = new PluginAdmin(port);
    }

    @Test
    void followsWhatAnotherReplicaWasTold() {
        JsonNode first = JsonMapper.shared().readTree(admin.upload(saying("echo", "1.0.0", "one")).body());
        JsonNode second = JsonMapper.shared().readTree(admin.upload(saying("echo", "1.1.0", "two")).body());

        desired.want("echo", "1.0.0", first.path("digest").asString(), null);
        says("echo", "one");
        desired.want("echo", "1.1.0", second.path("digest").asString(), first.path("digest").asString());
        says("echo", "two");
        desired.want("echo", "1.1.0", DesiredState.DISABLED);
        Awaitility.await().until(() -> admin.plugin("echo").path("state").asString().equals("INSTALLED"));
    }

    @Test
    void keepsTheOldVersionAndSaysSoWhereTheWantedOneFails() {
        admin.install(saying("solid", "1.0.0", "one"));
        byte[] broken = TestPlugin.answering("solid")
            .version("2.0.0")
            .java(
                "Config",
                "@Configuration class Config { Config() { throw new IllegalStateException(\"no luck\"); } }"
            )
            .zip(directory.resolve("broken"));
        JsonNode upload = JsonMapper.shared().readTree(admin.upload(broken).body());

        desired.want("solid", "2.0.0", upload.path("digest").asString(), null);

        JsonNode plugin = Awaitility.await().until(() -> admin.plugin("solid"), seen -> !seen.path("reason").isNull());
        assertThat(plugin.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(plugin.path("version").asString()).isEqualTo("1.0.0");
        assertThat(plugin.path("reason").asString())
            .contains("Version 2.0.0 failed in step CONTEXT")
            .contains("no luck");
        assertThat(plugin.path("replicas").path(0).path("converged").asBoolean()).isFalse();
        says("solid", "one");
    }

    @Test
    void whatTheOldVersionBroughtIsThereAgainWhereTheNewOneDidNotStart() {
        admin.install(healthy("steady", "1.0.0", "").zip(directory.resolve("steady1")));
        byte[] late = healthy("steady", "2.0.0", "throw new IllegalStateException(\"overslept\");").zip(
            directory.resolve("steady2")
        );
        JsonNode upload = JsonMapper.shared().readTree(admin.upload(late).body());

        desired.want("steady", "2.0.0", upload.path("digest").asString(), null);

        JsonNode plugin = Awaitility.await().until(
            () -> admin.plugin("steady"),
            seen -> seen.path("reason").asString("").contains("overslept")
        );
        assertThat(plugin.path("version").asString()).isEqualTo("1.0.0");
        assertThat(healths.getContributor("steady")).isNotNull();
        admin.change("pluginDisable", "id: \"steady\"");
        assertThat(healths.getContributor("steady")).isNull();
    }

    private static TestPlugin healthy(String id, String version, String onStart) {
        return TestPlugin.answering(id)
            .version(version)
            .java(
                "Config",
                """
                @Configuration class Config {
                  @Bean Controls controls() { return new Controls(); }
                  @Bean PluginHealth health() { return () -> new PluginHealth.Status(PluginHealth.State.UP, null); }
                  @Bean PluginLifecycle life() { return new PluginLifecycle() { public void onStart() { %s } }; }
                }
                """.formatted(onStart)
            );
    }

    @Test
    void takesANewBuildIntoService() {
        says("builder", "builder");

        building("builder", "built anew");

        says("builder", "built anew");
    }

    @Test
    void leavesOutWhatFailedAtThreeStartsInARowUntilItIsEnabled() throws Exception {
        restart();
        restart();
        for (String id : List.of("thrower", "sleeper")) {
            assertThat(admin.plugin(id).path("state").asString()).isEqualTo("FAILED");
            assertThat(admin.plugin(id).path("failedStarts").asInt()).isEqualTo(3);
        }

        restart();

        for (String id : List.of("thrower", "sleeper")) {
            assertThat(admin.plugin(id).path("state").asString()).isEqualTo("INSTALLED");
            assertThat(admin.plugin(id).path("reason").asString()).contains(
                "It failed at 3 starts of the host in a row"
            );
        }
        assertThat(admin.plugin("builder").path("failedStarts").asInt()).isZero();
        JsonNode tried = admin.change("pluginEnable", "id: \"thrower\"");
        assertThat(tried.path("problem").path("message").asString()).contains("no luck");
    }

    /** A crash in a plugin's start leaves its count behind, and nobody else's. */
    @Test
    void aStartThatTheHostDoesNotSurviveCounts() throws Exception {
        jdbc.sql("update platform.plugin_replica set failed_starts = 3 where plugin_id = 'builder'").update();

        restart();

        assertThat(admin.plugin("builder").path("state").asString()).isEqualTo("INSTALLED");
        assertThat(admin.change("pluginEnable", "id: \"builder\"").path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(admin.plugin("builder").path("failedStarts").asInt()).isZero();
    }

    /** As far as plugins notice. */
    private void restart() throws InterruptedException {
        thread.call(() -> {
            keeper.stop();
            keeper.boot();
            return true;
        });
    }

    private void says(String id, String word) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> admin.client().graphql("{ %s }".formatted(id)).data(id).asString("").equals(word));
    }

    private static void building(String id, String word) {
        speaking(id, word).in(directory);
    }

    private static byte[] saying(String id, String version, String word) {
        return speaking(id, word).version(version).zip(directory.resolve(id + version));
    }

    private static TestPlugin speaking(String id, String word) {
        return TestPlugin.answering(id).java(
            "Controls",
            "@Controller class Controls { @QueryMapping String %s() { return \"%s\"; } }".formatted(id, word)
        );
    }
}
