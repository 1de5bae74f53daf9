package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.graphql.document.TrustedDocuments;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.plugin.runtime.LoaderWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** An upgrade that fails at each of its steps in turn: the old version serves throughout, and all it has stays. */
@HostTest
@DirtiesContext
class FailingUpgradeTest {

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    LoaderWatch loaders;

    @Autowired
    TrustedDocuments documents;

    @Autowired
    JdbcClient jdbc;

    private PluginAdmin admin;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.trustingIn(directory, properties);
        properties.add("vitrina.plugins.start-timeout", () -> "5s");
        properties.add("vitrina.plugins.stop-timeout", () -> "2s");
    }

    @BeforeEach
    void signIn() {
        admin = new PluginAdmin(port);
    }

    /** Where the new version fails, and how its failure is told. */
    private enum Fault {
        MIGRATE("tabel") {
            @Override
            TestPlugin in(TestPlugin plugin) {
                return plugin
                    .manifest("data: true")
                    .resource(
                        "db/changelog.yaml",
                        """
                        %s  - changeSet: {id: "2", author: test, changes: [{sql: {sql: "create tabel x (id int)"}}]}
                        """.formatted(CHANGELOG)
                    );
            }
        },
        CONTEXT("no luck") {
            @Override
            TestPlugin in(TestPlugin plugin) {
                return plugin.java(
                    "Config",
                    "@Configuration class Config { Config() { throw new IllegalStateException(\"no luck\"); } }"
                );
            }
        },
        CONTEXT_HANGS("did not start its context within 5 s") {
            @Override
            TestPlugin in(TestPlugin plugin) {
                return plugin.java(
                    "Config",
                    "@Configuration class Config { Config() throws Exception { new java.util.concurrent.CountDownLatch(1).await(); } }"
                );
            }
        },
        CONTRIBUTE("Endpoint rival/list is declared by rival and by served") {
            @Override
            TestPlugin in(TestPlugin plugin) {
                return plugin.java("Config", listing("served"));
            }
        },
        COMPOSE("Nothing resolves") {
            @Override
            TestPlugin in(TestPlugin plugin) {
                return plugin.graphql(
                    "extend type Query { served: String @requiresPermission(permission: \"served:use\") servedMore: Int @requiresPermission(permission: \"served:use\") }"
                );
            }
        },
        COMPOSE_CLASSES("The classes of its fields cannot be used") {
            @Override
            TestPlugin in(TestPlugin plugin) {
                return plugin
                    .java("Missing", "class Missing {}")
                    .java("Answer", "record Answer(String text) { public Missing getMissing() { return null; } }")
                    .java("Controls", "@Controller class Controls { @QueryMapping Answer served() { return null; } }")
                    .graphql(
                        """
                        extend type Query { served: ServedAnswer @requiresPermission(permission: "served:use") }
                        type ServedAnswer { text: String }
                        """
                    )
                    .without("Missing");
            }
        },
        START("overslept") {
            @Override
            TestPlugin in(TestPlugin plugin) {
                return plugin.java(
                    "Config",
                    "@Configuration class Config { @Bean Controls controls() { return new Controls(); } @Bean PluginLifecycle life() { return new PluginLifecycle() { public void onStart() { throw new IllegalStateException(\"overslept\"); } }; } }"
                );
            }
        };

        private final String told;

        Fault(String told) {
            this.told = told;
        }

        abstract TestPlugin in(TestPlugin plugin);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void theOldVersionServesThroughout(Fault fault) throws Exception {
        admin.install(TestPlugin.named("rival").java("Config", listing("rival")).zip(directory.resolve("r")));
        admin.install(withRow(TestPlugin.answering("served")).zip(directory.resolve("s")));
        byte[] broken = fault
            .in(withRow(TestPlugin.answering("served")).version("2.0.0").java("Controls", OTHER_WORD))
            .zip(directory.resolve(fault.name()));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        Thread client = Thread.ofVirtual().start(() -> {
                while (!stop.get()) {
                    Client.Answer answer = admin.client().graphql("{ served }");
                    answers.set(
                        "served".equals(answer.data("served").asString("")) ? answers.get() + 1 : Integer.MIN_VALUE
                    );
                }
            });

        JsonNode job = admin.install(broken);
        stop.set(true);
        client.join();

        assertThat(job.path("state").asString()).isEqualTo("FAILED");
        assertThat(job.path("problem").path("message").asString())
            .contains(fault.told)
            .contains("(step " + fault.name().replaceFirst("_.*", "") + ")");
        assertThat(answers.get()).as("answers of the old version, without a failure").isPositive();
        JsonNode plugin = admin.plugin("served");
        assertThat(plugin.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(plugin.path("version").asString()).isEqualTo("1.0.0");
        assertThat(jdbc.sql("select text from p_served.line").query(String.class).list())
            .as("what the old version had stored")
            .containsExactly("kept");
        assertThat(admin.client().graphql("{ servedMore }").errorCode()).isIn("INVALID_INPUT", "SCHEMA_CHANGED");
    }

    @Test
    void aVersionThatWouldBreakAScreenIsRefused() {
        admin.install(TestPlugin.answering("shown").zip(directory.resolve("shown1")));
        String screen = "query Screen { shown }";
        documents.register("test", Map.of(TrustedDocuments.id(screen), screen));
        try {
            JsonNode job = admin.install(
                TestPlugin.answering("shown")
                    .version("2.0.0")
                    .java(
                        "Controls",
                        "@Controller class Controls { @QueryMapping String shownOtherwise() { return \"x\"; } }"
                    )
                    .graphql(
                        "extend type Query { shownOtherwise: String @requiresPermission(permission: \"shown:use\") }"
                    )
                    .zip(directory.resolve("shown2"))
            );

            assertThat(job.path("problem").path("message").asString()).contains(
                "It would break a screen that works: `Screen`"
            );
            assertThat(admin.client().graphql("{ shown }").data("shown").asString()).isEqualTo("shown");
            assertThat(admin.change("pluginRemove", "id: \"shown\"").path("state").asString())
                .as("who removes a plugin means to")
                .isEqualTo("SUCCEEDED");
        } finally {
            documents.remove("test");
        }
    }

    @Test
    void nothingOfTheFailuresStaysInMemory() {
        admin.install(TestPlugin.answering("served").zip(directory.resolve("s")));
        admin.install(Fault.COMPOSE.in(TestPlugin.answering("served").version("2.0.0")).zip(directory.resolve("c")));
        admin.install(Fault.START.in(TestPlugin.answering("served").version("2.0.0")).zip(directory.resolve("st")));
        admin.install(TestPlugin.answering("served").version("2.0.1").zip(directory.resolve("s2")));

        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(200))
            .untilAsserted(() -> {
                System.gc();
                // One may be the schema's before the last; the hanging one's thread, which was interrupted, is at its end.
                assertThat(loaders.alive()).as("loaders alive").isLessThanOrEqualTo(1);
            });
    }

    private static final String OTHER_WORD =
        "@Controller class Controls { @QueryMapping String served() { return \"the new one\"; } }";

    private static final String CHANGELOG = """
        databaseChangeLog:
          - changeSet:
              id: "1"
              author: test
              changes: [{sql: {sql: "create table line (text text); insert into line values ('kept')"}}]
        """;

    /** The plugin with a table, in which something is. */
    private static TestPlugin withRow(TestPlugin plugin) {
        return plugin.manifest("data: true").resource("db/changelog.yaml", CHANGELOG);
    }

    private static String listing(String plugin) {
        return """
        @Configuration class Config {
            %s
            @Bean dev.vitrina.api.upstream.Endpoint list() {
                var pace = java.time.Duration.ofSeconds(1);
                var quota = dev.vitrina.api.upstream.Quota.of(1, pace, pace, 1);
                var group = new dev.vitrina.api.upstream.QuotaGroup("rival/list", quota);
                return dev.vitrina.api.upstream.Endpoint.get("rival/list", "wb-content", "/list", group);
            }
        }
        """.formatted(plugin.equals("served") ? "@Bean Controls controls() { return new Controls(); }" : "");
    }
}
