package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The life of a plugin as an operator leads it, over HTTP and GraphQL, on a running host. */
@HostTest
@DirtiesContext
class PluginLifecycleTest {

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private PluginAdmin admin;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.trustingIn(directory, properties);
    }

    @BeforeEach
    void signIn() {
        admin = new PluginAdmin(port);
    }

    @Test
    void isInstalledUpgradedRolledBackSwitchedOffAndOnRemovedAndPurged() {
        assertThat(admin.install(saying("diary", "1.0.0", "one")).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(says("diary")).isEqualTo("one");
        assertThat(admin.client().graphql("mutation { diaryWrite }").data("diaryWrite").asInt()).isOne();

        JsonNode upgraded = admin.install(saying("diary", "1.1.0", "two"));
        assertThat(upgraded.path("state").asString()).as(upgraded.toString()).isEqualTo("SUCCEEDED");
        assertThat(says("diary")).isEqualTo("two");
        assertThat(admin.client().graphql("mutation { diaryWrite }").data("diaryWrite").asInt()).isEqualTo(2);
        JsonNode plugin = admin.plugin("diary");
        assertThat(plugin.path("versions").findValuesAsString("version")).containsExactly("1.1.0", "1.0.0");
        assertThat(plugin.path("versions").path(0).path("current").asBoolean()).isTrue();
        assertThat(plugin.path("contributions").path("queryFields").toString()).isEqualTo("[\"diary\"]");
        assertThat(plugin.path("contributions").path("databaseSchema").asString()).isEqualTo("p_diary");
        assertThat(plugin.path("replicas").path(0).path("converged").asBoolean()).isTrue();

        admin.change("pluginRollBack", "id: \"diary\"");
        assertThat(says("diary")).isEqualTo("one");

        admin.change("pluginDisable", "id: \"diary\"");
        assertThat(admin.client().graphql("{ diary }").errorCode()).isEqualTo("SCHEMA_CHANGED");
        assertThat(admin.plugin("diary").path("state").asString()).isEqualTo("INSTALLED");
        assertThat(admin.plugin("diary").path("reason").asString()).isEqualTo("It is switched off");

        admin.change("pluginEnable", "id: \"diary\"");
        assertThat(says("diary")).isEqualTo("one");

        JsonNode early = admin.change("pluginPurge", "id: \"diary\", confirmation: \"diary\"");
        assertThat(early.path("state").asString()).isEqualTo("FAILED");
        assertThat(early.path("problem").path("message").asString()).contains("Remove it first");

        admin.change("pluginRemove", "id: \"diary\"");
        assertThat(admin.plugin("diary").path("state").asString())
            .as("its data is still there, so it can be purged")
            .isEqualTo("REMOVED");
        assertThat(admin.plugin("diary").path("reason").asString()).contains("until it is purged");
        assertThat(tables("p_diary")).as("removing keeps the data").isPositive();

        admin.install(saying("diary", "1.1.0", "two"));
        assertThat(admin.client().graphql("mutation { diaryWrite }").data("diaryWrite").asInt())
            .as("its rows are there again")
            .isEqualTo(3);
        admin.change("pluginRemove", "id: \"diary\"");
        admin.change("pluginPurge", "id: \"diary\", confirmation: \"diary\"");
        assertThat(tables("p_diary")).isZero();
        assertThat(admin.plugin("diary").isNull()).isTrue();
        assertThat(
            jdbc.sql("select count(*) from platform.plugin where id = 'diary'").query(Integer.class).single()
        ).isZero();
    }

    @Test
    void whatAChangeDoesToTheSchemaIsToldAndKept() {
        admin.install(TestPlugin.answering("ledger").zip(fresh()));
        admin.install(
            TestPlugin.answering("ledger")
                .version("1.1.0")
                .java(
                    "Controls",
                    """
                    @Controller class Controls {
                      @QueryMapping String ledger() { return "ledger"; }
                      @QueryMapping int ledgerPages() { return 7; }
                    }
                    """
                )
                .graphql(
                    """
                    extend type Query {
                      ledger: String @requiresPermission(permission: "ledger:use")
                      ledgerPages: Int @requiresPermission(permission: "ledger:use")
                    }
                    """
                )
                .zip(fresh())
        );
        JsonNode disabled = admin.change("pluginDisable", "id: \"ledger\"");
        assertThat(disabled.path("message").asString()).contains(
            "do not work any more: Query.ledger, Query.ledgerPages"
        );

        JsonNode snapshots = admin
            .client()
            .graphql("{ schemaSnapshots(plugin: \"ledger\") { items { id version changes { effect coordinate } } } }")
            .data("schemaSnapshots")
            .path("items");
        assertThat(snapshots.findValuesAsString("version")).containsExactly("1.1.0", "1.1.0", "1.0.0");
        assertThat(snapshots.findValuesAsString("effect")).containsExactly("BREAKING", "BREAKING", "SAFE", "SAFE");
        assertThat(snapshots.findValuesAsString("coordinate")).containsExactly(
            "Query.ledger",
            "Query.ledgerPages",
            "Query.ledgerPages",
            "Query.ledger"
        );
        String path = "/api/schema/%s.graphqls".formatted(snapshots.path(1).path("id").asString());
        assertThat(admin.client().get(path).body()).contains("ledgerPages: Int");
    }

    @Test
    void aZipOfTheDirectoryComesIntoServiceAndStaysTheVersionToGoBackTo() throws IOException {
        Path zips = Files.createDirectories(directory.resolve("zips"));
        Files.write(zips.resolve("bundled.zip"), TestPlugin.answering("bundled").zip(fresh()));
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> admin.plugin("bundled").path("state").asString("").equals("ACTIVE"));

        admin.install(
            TestPlugin.answering("bundled")
                .version("1.1.0")
                .java("Controls", "@Controller class Controls { @QueryMapping String bundled() { return \"new\"; } }")
                .zip(fresh())
        );
        assertThat(says("bundled")).isEqualTo("new");
        JsonNode versions = admin.plugin("bundled").path("versions");
        assertThat(versions.findValuesAsString("version")).containsExactly("1.1.0", "1.0.0");
        assertThat(versions.findValuesAsString("current")).containsExactly("true", "false");

        admin.change("pluginRollBack", "id: \"bundled\"");
        assertThat(says("bundled")).isEqualTo("bundled");
    }

    @Test
    void whoMayRepeatJobsOnlyCannotRepeatAChangeOfAPlugin() {
        admin.install(TestPlugin.answering("keeper").zip(fresh()));
        JsonNode failed = admin.change("pluginPurge", "id: \"keeper\", confirmation: \"keeper\"");
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        String key = admin
            .client()
            .graphql("mutation { apiKeyCreate(input: {name: \"jobs\", scopes: [\"platform:jobs\"]}) { secret } }")
            .data("apiKeyCreate")
            .path("secret")
            .asString();

        Client.Answer refused = new Client(port)
            .header("Authorization", "Bearer " + key)
            .graphql(
                "mutation { jobRetry(input: {id: \"%s\"}) { errors { code message } } }".formatted(
                    failed.path("id").asString()
                )
            );

        assertThat(refused.codes("jobRetry")).as(refused.body().toString()).containsExactly("FORBIDDEN");
        assertThat(refused.body().toString()).contains("platform:plugins");
    }

    @Test
    void whatNeedsAPluginLeavesAndComesBackWithIt() {
        admin.install(saying("base", "1.0.0", "base"));
        admin.install(
            TestPlugin.answering("leaner")
                .manifest("dependencies: [{id: base, version: \"^1.0.0\", optional: false}]")
                .zip(directory)
        );
        assertThat(admin.plugin("base").path("dependants").toString()).isEqualTo("[\"leaner\"]");

        admin.change("pluginDisable", "id: \"base\"");
        assertThat(admin.plugin("leaner").path("state").asString()).isEqualTo("WAITING_FOR_DEPENDENCY");
        assertThat(admin.plugin("leaner").path("reason").asString()).contains("base");

        admin.change("pluginEnable", "id: \"base\"");
        assertThat(admin.plugin("leaner").path("state").asString()).isEqualTo("ACTIVE");

        admin.install(saying("base", "1.5.0", "better"));
        assertThat(admin.plugin("leaner").path("state").asString())
            .as("it started anew over the new one")
            .isEqualTo("ACTIVE");
        assertThat(says("leaner")).isEqualTo("leaner");

        JsonNode refused = admin.install(saying("base", "2.0.0", "other"));
        assertThat(refused.path("problem").path("message").asString()).contains(
            "leaner: It needs base ^1.0.0, and 2.0.0 is installed"
        );
        assertThat(says("base")).isEqualTo("better");
    }

    @Test
    void onlyOneChangeIsUnderWayAtATimeAndUnknownThingsAreRefused() {
        assertThat(codes("pluginEnable(input: {id: \"nobody\"})")).isEqualTo("NOT_FOUND");
        assertThat(codes("pluginInstall(input: {digest: \"0\"})")).isEqualTo("NOT_FOUND");
        assertThat(codes("pluginPurge(input: {id: \"nobody\", confirmation: \"x\"})")).isEqualTo("INVALID_INPUT");
    }

    private String codes(String mutation) {
        Client.Answer answer = admin.client().graphql("mutation { %s { errors { code } } }".formatted(mutation));
        return answer
            .body()
            .path("data")
            .path(mutation.substring(0, mutation.indexOf('(')))
            .path("errors")
            .path(0)
            .path("code")
            .asString("");
    }

    private String says(String id) {
        return admin.client().graphql("{ %s }".formatted(id)).data(id).asString();
    }

    private int tables(String schema) {
        return jdbc
            .sql("select count(*) from information_schema.tables where table_schema = :schema")
            .param("schema", schema)
            .query(Integer.class)
            .single();
    }

    /** A plugin with a table, whose field says a word. */
    static byte[] saying(String id, String version, String word) {
        return TestPlugin.answering(id)
            .version(version)
            .manifest("data: true")
            .resource("db/changelog.yaml", CHANGELOG)
            .java(
                "Config",
                "@Configuration class Config { @Bean Controls controls(JdbcClient jdbc) { return new Controls(jdbc); } }"
            )
            .java(
                "Controls",
                """
                @Controller class Controls {
                  private final JdbcClient jdbc;
                  Controls(JdbcClient jdbc) { this.jdbc = jdbc; }
                  @QueryMapping String %1$s() { return "%2$s"; }
                  @MutationMapping int %1$sWrite() {
                    jdbc.sql("insert into line (text) values ('x')").update();
                    return jdbc.sql("select count(*) from line").query(Integer.class).single();
                  }
                }
                """.formatted(id, word)
            )
            .graphql(
                """
                extend type Query { %1$s: String @requiresPermission(permission: "%1$s:use") }
                extend type Mutation { %1$sWrite: Int @requiresPermission(permission: "%1$s:use") }
                """.formatted(id)
            )
            .zip(fresh());
    }

    private static Path fresh() {
        try {
            return Files.createTempDirectory(directory, "build");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String CHANGELOG = """
        databaseChangeLog:
          - changeSet:
              id: "1"
              author: test
              changes:
                - sql: {sql: "create table line (id int generated always as identity, text text)"}
        """;
}
