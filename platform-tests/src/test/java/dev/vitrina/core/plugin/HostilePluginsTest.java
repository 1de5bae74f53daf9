package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Plugins that mean ill, one of each kind, in one host: it stays ready, says what is wrong with each, and the others serve. */
@HostTest
class HostilePluginsTest {

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    PluginAdmin admin;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) throws Exception {
        PluginFolders.in(directory, properties);
        List<String> modules = List.of(
            TestPlugin.answering("neighbour")
                .graphql(
                    """
                    extend type Query { neighbour: String @requiresPermission(permission: "neighbour:use") }
                    type NeighbourThing { id: Int }
                    """
                )
                .in(directory),
            behaving("throwsatstart", "throw new IllegalStateException(\"not today\");", ""),
            behaving("hangsatstart", ENDLESS, ""),
            behaving("sleepsatstop", "", ENDLESS),
            behaving("throwsatstop", "", "throw new AssertionError(\"no end\");"),
            behaving("leaksathread", "Thread.ofPlatform().daemon().start(() -> { " + ENDLESS + " });", ""),
            TestPlugin.named("neverstarts")
                .java("Config", "@Configuration class Config { Config() { " + ENDLESS + " } }")
                .in(directory),
            withSpring(TestPlugin.answering("bringsspring").in(directory)),
            TestPlugin.answering("thief")
                .graphql(
                    "extend type Query { thief: String @requiresPermission(permission: \"thief:use\") } type NeighbourThing { id: Int }"
                )
                .in(directory),
            TestPlugin.answering("meddler")
                .graphql(
                    "extend type Query { meddler: String @requiresPermission(permission: \"meddler:use\") } extend type NeighbourThing { mine: Int }"
                )
                .in(directory),
            TestPlugin.named("burglar")
                .manifest("data: true")
                .resource(
                    "db/changelog.yaml",
                    CHANGELOG.formatted("create table loot as select * from platform.person")
                )
                .in(directory),
            TestPlugin.named("dialler").java("Config", UPSTREAM.formatted("dialler", "")).in(directory),
            TestPlugin.named("provider")
                .manifest("egress: [provider.example]")
                .java("Config", UPSTREAM.formatted("provider", ""))
                .in(directory),
            TestPlugin.named("liar").version("newest").in(directory),
            TestPlugin.answering("pretender").api(">=9.0.0").in(directory),
            troublemaker()
        );
        properties.add("vitrina.plugins.development", () -> String.join(",", modules));
        properties.add("vitrina.plugins.watch", () -> "0s");
        properties.add("vitrina.plugins.start-timeout", () -> "1s");
        properties.add("vitrina.plugins.stop-timeout", () -> "500ms");
        properties.add("vitrina.upstreams.trouble.base-url", () -> "http://127.0.0.1:1");
    }

    @BeforeEach
    void signIn() {
        admin = new PluginAdmin(port);
    }

    @AfterEach
    void theHostIsReadyAndTheNeighbourServes() {
        HttpResponse<String> ready = admin.client().send(admin.client().request("/actuator/health/readiness").GET());
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        assertThat(admin.client().graphql("{ neighbour }").data("neighbour").asString()).isEqualTo("neighbour");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        throwsatstart | FAILED       | START      | not today
        hangsatstart  | QUARANTINED  |            | Step START failed: TimeoutException: It did not start within 0 s
        neverstarts   | FAILED       | CONTEXT    | It did not start its context within 1 s
        thief         | FAILED       | COMPOSE    | NeighbourThing
        meddler       | FAILED       | COMPOSE    | NeighbourThing
        burglar       | FAILED       | MIGRATE    | permission denied for schema platform
        dialler       | FAILED       | CONTRIBUTE | The manifest of dialler does not name dialler.example under `egress`
        liar          | FAILED       | READ       | `version` is `newest`: a semantic version is like 1.2.3
        pretender     | INCOMPATIBLE |            | It needs plugin-api >=9.0.0
        """
    )
    void isLeftOutAndSaysWhy(String id, String state, String step, String reason) {
        JsonNode plugin = admin.plugin(id);

        assertThat(plugin.path("state").asString()).isEqualTo(state);
        assertThat(plugin.path("failedStep").asString("")).isEqualTo(step == null ? "" : step);
        assertThat(plugin.path("reason").asString()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({ "sleepsatstop, QUARANTINED", "throwsatstop, QUARANTINED", "leaksathread, INSTALLED" })
    void leavesServiceWhateverItDoesAboutIt(String id, String state) {
        assertThat(admin.plugin(id).path("state").asString()).isEqualTo("ACTIVE");

        admin.change("pluginDisable", "id: \"" + id + "\"");

        assertThat(admin.plugin(id).path("state").asString()).isEqualTo(state);
        assertThat(admin.plugin(id).path("reason").asString()).isNotEmpty();
    }

    @Test
    void itsOwnSpringIsNeverLoaded() {
        assertThat(admin.plugin("bringsspring").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(admin.client().graphql("{ bringsspring }").data("bringsspring").asString()).isEqualTo(
            "bringsspring"
        );
    }

    @Test
    void aFieldThatThrowsAnErrorFailsAlone() {
        Client.Answer answer = admin.client().graphql("{ trouble(kind: \"throw\") neighbour }");

        assertThat(answer.errorCode()).isEqualTo("INTERNAL");
        assertThat(answer.data("neighbour").asString()).isEqualTo("neighbour");
    }

    @Test
    void aFieldThatNeverReturnsIsGivenUp() {
        Client.Answer answer = admin.client().graphql("{ trouble(kind: \"hang\") neighbour }");

        assertThat(answer.errorCode()).isEqualTo("PLUGIN_UNAVAILABLE");
        assertThat(extensions(answer).path("plugin").asString()).isEqualTo("trouble");
        assertThat(extensions(answer).path("quota").asString()).isEqualTo("field-time");
        assertThat(answer.data("neighbour").asString()).isEqualTo("neighbour");
        assertExceeded("FIELD_TIME", "Query.trouble took longer than 300 ms");
    }

    @Test
    void aListWithoutEndIsRefused() {
        Client.Answer answer = admin.client().graphql("{ troubleRows }");

        assertThat(answer.errorCode()).isEqualTo("PLUGIN_UNAVAILABLE");
        assertThat(extensions(answer).path("quota").asString()).isEqualTo("rows");
        assertExceeded("ROWS", "Query.troubleRows answered 5000 items");
    }

    @Test
    void theHostsTablesAreNotItsOwn() {
        Client.Answer answer = admin.client().graphql("{ trouble(kind: \"tables\") neighbour }");

        assertThat(answer.errorCode()).isEqualTo("PLUGIN_UNAVAILABLE");
        assertThat(answer.body().toString()).contains("permission denied for schema platform");
        assertThat(answer.data("neighbour").asString()).isEqualTo("neighbour");
    }

    @Test
    void anUndeclaredHostIsNotCalledEither() {
        assertThat(admin.client().graphql("{ trouble(kind: \"foreign\") }").data("trouble").asString()).contains(
            "Rejected",
            "does not name provider.example under `egress`"
        );
    }

    @Test
    void aThousandCallsAreCutDownToItsShare() {
        assertThat(admin.client().graphql("{ trouble(kind: \"calls\") }").data("trouble").asString()).isEqualTo(
            "950 refused at once"
        );
        assertExceeded("UPSTREAM_CALLS", "a call of trouble/get was refused");
    }

    @Test
    void jobsBeyondItsShareAreRefusedAndAThrowingOneFails() {
        Client client = admin.client();
        Client.Answer failing = client.graphql("mutation { troubleStart(type: \"throws\") }");
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> jobState(failing.data("troubleStart").asString()).equals("FAILED"));

        Client.Answer one = client.graphql("mutation { troubleStart(type: \"one\") }");
        Client.Answer two = client.graphql("mutation { troubleStart(type: \"two\") }");
        Client.Answer three = client.graphql("mutation { troubleStart(type: \"three\") }");

        assertThat(one.body().has("errors") || two.body().has("errors")).isFalse();
        assertThat(three.errorCode()).isEqualTo("RATE_LIMITED");
        assertThat(extensions(three).path("plugin").asString()).isEqualTo("trouble");
        assertExceeded("JOBS", "a job trouble:three was refused");
    }

    @Test
    void aHealthThatThrowsIsTold() {
        assertThat(admin.plugin("trouble").path("health").path(0).path("state").asString()).isEqualTo("DOWN");
    }

    private static JsonNode extensions(Client.Answer answer) {
        return answer.body().path("errors").path(0).path("extensions");
    }

    private String jobState(String id) {
        return admin
            .client()
            .graphql("{ job(id: \"%s\") { state } }".formatted(id))
            .data("job")
            .path("state")
            .asString();
    }

    private void assertExceeded(String name, String what) {
        JsonNode plugin = admin
            .client()
            .graphql(
                "{ plugin(id: \"trouble\") { quotas { name limit used exceededAt exceededBy } health { state message } } }"
            )
            .data("plugin");
        JsonNode quota = plugin
            .path("quotas")
            .valueStream()
            .filter(one -> one.path("name").asString().equals(name))
            .findFirst()
            .orElseThrow();
        assertThat(quota.path("exceededAt").isNull()).isFalse();
        assertThat(quota.path("exceededBy").asString()).isEqualTo(what);
        assertThat(plugin.path("health").toString()).contains("DEGRADED", what);
    }

    private static String behaving(String id, String start, String stop) {
        return TestPlugin.answering(id)
            .java(
                "Config",
                """
                @Configuration class Config {
                  @Bean Controls controls() { return new Controls(); }
                  @Bean PluginLifecycle life() { return new PluginLifecycle() {
                    public void onStart() { %s }
                    public void onStop() { %s }
                  }; }
                }
                """.formatted(start, stop)
            )
            .in(directory);
    }

    private static String withSpring(String module) throws IOException {
        Path jar = Path.of(JdbcClient.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path lib = Files.createDirectories(Path.of(module).resolve("target/lib"));
        Files.copy(jar, lib.resolve("spring-jdbc.jar"));
        return module;
    }

    private static String troublemaker() {
        return TestPlugin.named("trouble")
            .manifest(
                """
                data: true
                egress: [trouble.example]
                quotas: {field-time: 300ms, rows: 1000, jobs: 2, upstream-calls: 50}
                """
            )
            .resource("db/changelog.yaml", CHANGELOG.formatted("create table note (text text)"))
            .graphql(
                """
                extend type Query {
                  trouble(kind: String!): String @requiresPermission(permission: "trouble:use")
                  troubleRows: [Int!] @requiresPermission(permission: "trouble:use")
                }
                extend type Mutation { troubleStart(type: String!): String @requiresPermission(permission: "trouble:use") }
                """
            )
            .java("Config", UPSTREAM.formatted("trouble", TROUBLE))
            .java("Controls", CONTROLS)
            .in(directory);
    }

    /** Minds no interrupt. */
    private static final String ENDLESS =
        "while (Config.class != null) { try { Thread.sleep(1000); } catch (InterruptedException again) { } }";

    private static final String CHANGELOG = """
        databaseChangeLog:
          - changeSet:
              id: "1"
              author: test
              changes:
                - sql: {sql: "%s"}
        """;

    private static final String UPSTREAM = """
        @Configuration class Config {
          static Endpoint endpoint(String upstream) {
            var slow = Quota.of(1, java.time.Duration.ofSeconds(60), java.time.Duration.ofSeconds(60), 1);
            return Endpoint.get(upstream + "/get", upstream, "/", new QuotaGroup(upstream, slow));
          }
          @Bean Upstream upstream() { return new Upstream("%1$s", java.net.URI.create("https://%1$s.example")); }
          @Bean Endpoint endpoint() { return endpoint("%1$s"); }
          %2$s
        }
        """;

    private static final String TROUBLE = """
        @Bean Controls controls(UpstreamGateway gateway, JdbcClient jdbc, dev.vitrina.api.job.Jobs jobs) {
          return new Controls(gateway, jdbc, jobs);
        }
        @Bean PluginHealth health() { return () -> { throw new IllegalStateException("no pulse"); }; }
        static dev.vitrina.api.job.JobDefinition job(String type, dev.vitrina.api.job.JobDefinition.Work work) {
          return new dev.vitrina.api.job.JobDefinition("trouble:" + type, null, work);
        }
        static dev.vitrina.api.job.JobResult waits(dev.vitrina.api.job.JobRun run) {
          try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException end) { Thread.currentThread().interrupt(); }
          return new dev.vitrina.api.job.JobResult.Cancelled();
        }
        @Bean dev.vitrina.api.job.JobDefinition throwing() { return job("throws", run -> { throw new IllegalStateException("no work"); }); }
        @Bean dev.vitrina.api.job.JobDefinition one() { return job("one", Config::waits); }
        @Bean dev.vitrina.api.job.JobDefinition two() { return job("two", Config::waits); }
        @Bean dev.vitrina.api.job.JobDefinition three() { return job("three", Config::waits); }
        """;

    private static final String CONTROLS = """
        @Controller class Controls {
          private final UpstreamGateway gateway;
          private final JdbcClient jdbc;
          private final dev.vitrina.api.job.Jobs jobs;
          Controls(UpstreamGateway gateway, JdbcClient jdbc, dev.vitrina.api.job.Jobs jobs) { this.gateway = gateway; this.jdbc = jdbc; this.jobs = jobs; }
          @QueryMapping String trouble(@Argument String kind) throws Exception {
            switch (kind) {
              case "throw": throw new AssertionError("of the field");
              case "hang": new java.util.concurrent.CountDownLatch(1).await(); return "";
              case "tables": return jdbc.sql("select count(*)::text from platform.person").query(String.class).single();
              case "foreign": return "" + call("provider", 1000);
              default: return calls();
            }
          }
          @QueryMapping List<Integer> troubleRows() { return new ArrayList<>(Collections.nCopies(5000, 1)); }
          @MutationMapping String troubleStart(@Argument String type) { return jobs.start("trouble:" + type, null, "{}").id(); }
          private Outcome call(String upstream, long millis) {
            return gateway.call(new Credential("secret", "account", "personal"), Config.endpoint(upstream), UpstreamRequest.empty(),
                dev.vitrina.cache.Priority.INTERACTIVE, java.time.Duration.ofMillis(millis));
          }
          private String calls() throws Exception {
            int refused = 0;
            var answers = new ArrayList<java.util.concurrent.Future<Outcome>>();
            var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor();
            call("trouble", 100); // the only one that the quota allows
            for (int n = 0; n < 1000; n++) answers.add(threads.submit(() -> call("trouble", 86_400_000)));
            long began = System.nanoTime();
            while (System.nanoTime() - began < 200_000_000L) { // those who wait hold their places
              refused = (int) answers.stream().filter(java.util.concurrent.Future::isDone).count();
              if (refused >= 950) break;
              Thread.sleep(1);
            }
            threads.shutdownNow();
            return refused + " refused at once";
          }
        }
        """;
}
