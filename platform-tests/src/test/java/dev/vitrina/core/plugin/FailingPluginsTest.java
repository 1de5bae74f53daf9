package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Everything that can go wrong with a plugin, in one host: each says why, and the good ones serve. */
@HostTest
class FailingPluginsTest {

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client admin;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) throws IOException {
        PluginFolders.in(directory, properties);
        Files.createDirectories(directory.resolve("zips"));
        Files.writeString(directory.resolve("zips/torn.zip"), "no zip");
        List<String> modules = List.of(
            TestPlugin.answering("good").in(directory),
            TestPlugin.answering("needsgood")
                .manifest("dependencies: [{id: good, version: \"^1.0.0\", optional: false}]")
                .in(directory),
            TestPlugin.named("thrower")
                .java(
                    "Config",
                    "@Configuration class Config { Config() { throw new IllegalStateException(\"no luck\"); } }"
                )
                .in(directory),
            TestPlugin.answering("needsthrower")
                .manifest("dependencies: [{id: thrower, version: \"^1.0.0\", optional: false}]")
                .in(directory),
            TestPlugin.named("badtables")
                .manifest("data: true")
                .resource("db/changelog.yaml", CHANGELOG.formatted("create tabel x (id int)"))
                .in(directory),
            TestPlugin.named("orphan")
                .manifest("dependencies: [{id: nowhere, version: \"^1.0.0\", optional: false}]")
                .in(directory),
            TestPlugin.named("future").api("^9.0.0").in(directory),
            TestPlugin.named("unmapped")
                .graphql("extend type Query { unmapped: Int @requiresPermission(permission: \"unmapped:use\") }")
                .in(directory),
            TestPlugin.answering("openhouse")
                .graphql("extend type Query { openhouse: String } extend type Mutation { openhouseSet: Int }")
                .in(directory),
            TestPlugin.answering("alias")
                .graphql(
                    "extend type Query { alias: String @requiresPermission(permission: \"alias:use\") } extend type Shop { good: Int }"
                )
                .in(directory),
            TestPlugin.answering("bias")
                .graphql(
                    "extend type Query { bias: String @requiresPermission(permission: \"bias:use\") } extend type Shop { good: Int }"
                )
                .in(directory),
            TestPlugin.named("reacher")
                .java(
                    "Config",
                    "@Configuration class Config { @Bean String s() throws Exception { return Class.forName(\"dev.vitrina.core.security.Role\").getName(); } }"
                )
                .in(directory),
            TestPlugin.named("greedy")
                .java(
                    "Config",
                    "@Configuration class Config { @Bean String s(ShopConnections shops) { return \"\"; } }"
                )
                .in(directory),
            TestPlugin.answering("firstcomer").java("Config", LISTING).in(directory),
            TestPlugin.answering("usurper").java("Config", LISTING).in(directory),
            TestPlugin.answering("latecomer")
                .java(
                    "Config",
                    "@Configuration class Config { @Bean Controls controls() { return new Controls(); } @Bean PluginLifecycle life() { return new PluginLifecycle() { public void onStart() { throw new IllegalStateException(\"overslept\"); } }; } }"
                )
                .in(directory),
            TestPlugin.named("lost").java("Config", "class Other {}").in(directory),
            Files.createDirectories(directory.resolve("unbuilt")).toString()
        );
        properties.add("vitrina.plugins.development", () -> String.join(",", modules));
    }

    @BeforeEach
    void signIn() {
        admin = new Client(port);
        admin.login(HostTest.ADMIN, HostTest.PASSWORD);
    }

    @Test
    void goodPluginsServe() {
        assertThat(admin.graphql("{ good needsgood }").body().path("data").toString()).isEqualTo(
            "{\"good\":\"good\",\"needsgood\":\"needsgood\"}"
        );
        assertThat(status("good").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(status("good").path("reason").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        thrower     | FAILED                 | CONTEXT    | no luck
        needsthrower | WAITING_FOR_DEPENDENCY |            | It needs thrower, which is not active
        badtables   | FAILED                 | MIGRATE    | tabel
        orphan      | WAITING_FOR_DEPENDENCY |            | It needs nowhere ^1.0.0, which is not installed
        future      | INCOMPATIBLE           |            | It needs plugin-api ^9.0.0
        unmapped    | FAILED                 | COMPOSE    | Nothing resolves `Query.unmapped` of unmapped (graphql/unmapped.graphqls:1)
        openhouse   | FAILED                 | COMPOSE    | `Mutation.openhouseSet` of openhouse (graphql/openhouse.graphqls:1) needs exactly one of
        bias        | FAILED                 | COMPOSE    | `Shop.good` is defined by alias (graphql/alias.graphqls:1) and by bias (graphql/bias.graphqls:1)
        reacher     | FAILED                 | CONTEXT    | ClassNotFoundException: dev.vitrina.core.security.Role
        greedy      | FAILED                 | CONTEXT    | ShopConnections
        usurper     | FAILED                 | CONTRIBUTE | Endpoint firstcomer/list is declared by firstcomer and by usurper
        latecomer   | FAILED                 | START      | overslept
        lost        | FAILED                 | CONTEXT    | test.lost.Config
        torn        | FAILED                 | READ       | The ZIP cannot be used
        unbuilt     | FAILED                 | READ       | build the plugin first
        """
    )
    void failingPluginSaysWhy(String id, String state, String step, String reason) {
        JsonNode status = status(id);

        assertThat(status.path("state").asString()).isEqualTo(state);
        assertThat(status.path("failedStep").asString("")).isEqualTo(step == null ? "" : step);
        assertThat(status.path("reason").asString()).contains(reason);
    }

    @Test
    void aPluginKeepsTheEndpointAnotherOneDeclaresToo() {
        assertThat(status("firstcomer").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(admin.graphql("{ firstcomer }").data("firstcomer").asString()).isEqualTo("firstcomer");
    }

    @Test
    void stateIsStoredForThoseWhoLookLater() {
        String reason = jdbc
            .sql("select state || ' ' || failed_step || ' ' || reason from platform.plugin where id = 'thrower'")
            .query(String.class)
            .single();

        assertThat(reason).startsWith("FAILED CONTEXT").contains("no luck");
    }

    @Test
    void fallenPluginIsNotInTheSchema() {
        assertThat(admin.graphql("{ latecomer }").errorCode()).isEqualTo("INVALID_INPUT");
        assertThat(admin.graphql("{ unmapped }").errorCode()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void permissionsOfActivePluginsOnlyExist() {
        String permissions = admin.graphql("{ permissions { id plugin } }").body().toString();

        assertThat(permissions).contains("\"good:use\"").doesNotContain("\"thrower:use\"");
    }

    private JsonNode status(String id) {
        return admin
            .graphql("{ plugins { items { id state reason failedStep } } }")
            .data("plugins")
            .path("items")
            .valueStream()
            .filter(plugin -> plugin.path("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    }

    private static final String LISTING = """
        @Configuration class Config {
            @Bean Controls controls() { return new Controls(); }
            @Bean dev.vitrina.api.upstream.Endpoint list() {
                var pace = java.time.Duration.ofSeconds(1);
                var quota = dev.vitrina.api.upstream.Quota.of(1, pace, pace, 1);
                var group = new dev.vitrina.api.upstream.QuotaGroup("firstcomer/list", quota);
                return dev.vitrina.api.upstream.Endpoint.get("firstcomer/list", "wb-content", "/list", group);
            }
        }
        """;

    private static final String CHANGELOG = """
        databaseChangeLog:
          - changeSet:
              id: "1"
              author: test
              changes:
                - sql: {sql: "%s"}
        """;
}
