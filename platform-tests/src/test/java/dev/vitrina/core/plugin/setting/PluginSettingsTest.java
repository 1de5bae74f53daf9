package dev.vitrina.core.plugin.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import dev.vitrina.core.plugin.PluginAdmin;
import dev.vitrina.core.plugin.PluginFolders;
import dev.vitrina.core.plugin.TestPlugin;
import dev.vitrina.core.testing.LogLines;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.json.JsonMapper;

/** Settings from the form to the running plugin, and its texts, over GraphQL on a running host; each test has a plugin of its own. */
@HostTest
@DirtiesContext
class PluginSettingsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOKEN = "t0p-s3cret-of-nobody";
    private static final String SCHEMA = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "word": {"type": "string", "default": "Hello", "minLength": 1, "maxLength": 12, "title": "The word",
              "description": "What it says", "x-texts": {
                "ru": {"title": "Слово", "description": "Что говорит"}, "zh": {"title": "词", "description": "说什么"}}},
            "times": {"type": "integer", "default": 1, "minimum": 1, "maximum": %d},
            "share": {"type": "number", "default": 0.5},
            "tone": {"type": "string", "enum": ["calm", "loud"], "default": "calm",
              "x-texts": {"ru": {"options": {"calm": "спокойно"}}}},
            "polite": {"type": "boolean", "default": true},
            "names": {"type": "array", "items": {"type": "string", "maxLength": 5}, "default": []},
            "token": {"type": "string", "writeOnly": true, "minLength": 8}
          }
        }
        """;

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
        properties.add("vitrina.plugins.settings.ruled.word", () -> "Ordered");
        properties.add("vitrina.plugins.settings.ruled.names", () -> "Anna, Ivan");
        properties.add("vitrina.plugins.settings.ruled.token", () -> TOKEN);
        properties.add("vitrina.plugins.settings.misruled.times", () -> "many");
    }

    @BeforeEach
    void signIn() {
        admin = new PluginAdmin(port);
    }

    @Test
    void aFormIsMadeOfTheSchemaInTheCallersLanguage() {
        admin.install(greeter("form", "1.0.0", 5));
        admin.client().header("Accept-Language", "ru");

        JsonNode items = settings("form").path("items");

        assertThat(items.findValuesAsString("name")).containsExactly(
            "word",
            "times",
            "share",
            "tone",
            "polite",
            "names",
            "token"
        );
        assertThat(items.findValuesAsString("type")).containsExactly(
            "TEXT",
            "INTEGER",
            "NUMBER",
            "CHOICE",
            "BOOLEAN",
            "LIST",
            "TEXT"
        );
        assertThat(items.path(0).path("title").asString()).isEqualTo("Слово");
        assertThat(items.path(0).path("description").asString()).isEqualTo("Что говорит");
        assertThat(items.path(0).path("value").asString()).isEqualTo("Hello");
        assertThat(items.path(0).path("source").asString()).isEqualTo("DEFAULT");
        assertThat(items.path(1).path("title").asString()).isEqualTo("times");
        assertThat(items.path(1).path("limits").path("maximum").asInt()).isEqualTo(5);
        assertThat(items.path(3).path("options").toString()).isEqualTo(
            "[{\"value\":\"calm\",\"title\":\"спокойно\"},{\"value\":\"loud\",\"title\":\"loud\"}]"
        );
        assertThat(items.path(6).path("secret").asBoolean()).isTrue();
        assertThat(items.path(6).path("isSet").asBoolean()).isFalse();
    }

    @Test
    void whatIsSavedCountsAtOnceAndTheRunningVersionIsToldBeforeAndAfterAnUpgrade() {
        admin.install(greeter("heard", "1.0.0", 5));
        assertThat(says("heard")).isEqualTo("Hello calm true 0.5 []");

        JsonNode saved = save(
            "heard",
            0,
            Map.of("word", "Good day", "times", 2, "polite", false, "names", List.of("Anna"))
        );

        assertThat(saved.path("errors")).isEmpty();
        assertThat(saved.path("settings").path("version").asInt()).isOne();
        assertThat(saved.path("settings").path("changedBy").asString()).isEqualTo(HostTest.ADMIN);
        assertThat(saved.path("settings").path("items").path(0).path("source").asString()).isEqualTo("STORED");
        assertThat(says("heard")).isEqualTo("Good day Good day calm false 0.5 [Anna]");
        awaitHeard("heard", "1.0.0 Good day");

        admin.install(greeter("heard", "1.1.0", 5));
        assertThat(says("heard")).startsWith("Good day Good day");
        save("heard", 1, Map.of("word", "Bye"));
        awaitHeard("heard", "1.1.0 Bye");

        Map<String, @Nullable Object> back = new HashMap<>();
        back.put("word", null);
        save("heard", 2, back);
        assertThat(says("heard")).as("back to the default").startsWith("Hello Hello");
    }

    @Test
    void whatAnotherReplicaStoredCountsHereWithinASecond() {
        admin.install(greeter("follower", "1.0.0", 5));
        save("follower", 0, Map.of("word", "Here"));

        jdbc
            .sql(
                "update platform.plugin_setting set setting = '{\"word\": \"There\"}', version = version + 1 where plugin = 'follower'"
            )
            .update();
        jdbc.sql("update platform.plugin_setting_revision set revision = revision + 1").update();

        awaitHeard("follower", "1.0.0 There");
        assertThat(says("follower")).startsWith("There");
    }

    @Test
    void aSecretReachesThePluginAndNobodyElse() {
        admin.install(greeter("secretive", "1.0.0", 5));
        List<String> answers;
        try (LogLines log = new LogLines()) {
            JsonNode saved = saveSecret("secretive", 0, TOKEN);
            answers = List.of(saved.toString(), settings("secretive").toString(), secretOf("secretive"));

            assertThat(saved.path("settings").path("items").path(6).path("isSet").asBoolean()).isTrue();
            assertThat(log.with(TOKEN)).isEmpty();
        }
        assertThat(secretOf("secretive")).isEqualTo(TOKEN.length() + " [secret]");
        assertThat(answers).noneMatch(answer -> answer.contains(TOKEN));
        assertThat(
            jdbc
                .sql("select setting::text || secret::text from platform.plugin_setting where plugin = 'secretive'")
                .query(String.class)
                .single()
        ).isEqualTo("{}{token}");
        assertThat(
            jdbc
                .sql(
                    "select position(convert_to(:token, 'UTF8') in ciphertext) from platform.secret where owner = 'secretive/token'"
                )
                .param("token", TOKEN)
                .query(Integer.class)
                .single()
        ).isZero();
        assertThat(
            jdbc
                .sql(
                    "select input::text from platform.audit_entry where action = 'pluginSettingsSave' and input::text like '%secretive%'"
                )
                .query(String.class)
                .list()
        )
            .hasSize(1)
            .allMatch(input -> input.contains("[redacted]") && !input.contains(TOKEN));

        saveSecret("secretive", 1, null);
        assertThat(secretOf("secretive")).isEqualTo("none");
        assertThat(secrets("secretive")).isZero();
    }

    @Test
    void whatTheSchemaDoesNotAcceptIsRefusedWithItsPathAndNothingIsStored() {
        admin.install(greeter("strict", "1.0.0", 5));
        Map<String, Object> input = Map.of(
            "plugin",
            "strict",
            "expectedVersion",
            0,
            "values",
            List.of(
                Map.of("name", "word", "value", "Hi"),
                Map.of("name", "times", "value", 6),
                Map.of("name", "names", "value", List.of("Anna", "Konstantin")),
                Map.of("name", "tone", "value", "shrill"),
                Map.of("name", "polite", "value", "yes"),
                Map.of("name", "volume", "value", 1),
                Map.of("name", "word", "value", "Ho"),
                Map.of("name", "token", "value", "in the open")
            ),
            "secrets",
            List.of(Map.of("name", "token", "value", "short"))
        );

        JsonNode saved = save(input);

        assertThat(saved.path("settings").isNull()).isTrue();
        assertThat(
            saved
                .path("errors")
                .valueStream()
                .map(error -> error.path("code").asString() + " " + error.path("path"))
        ).containsExactly(
            "INVALID_VALUE [\"values\",\"1\",\"value\"]",
            "INVALID_VALUE [\"values\",\"2\",\"value\",\"1\"]",
            "INVALID_VALUE [\"values\",\"3\",\"value\"]",
            "INVALID_VALUE [\"values\",\"4\",\"value\"]",
            "UNKNOWN_SETTING [\"values\",\"5\",\"name\"]",
            "NAMED_TWICE [\"values\",\"6\",\"name\"]",
            "SECRET_EXPECTED [\"values\",\"7\",\"name\"]",
            "NAMED_TWICE [\"secrets\",\"0\",\"name\"]"
        );
        assertThat(settings("strict").path("version").asInt()).isZero();
        assertThat(
            jdbc
                .sql("select count(*) from platform.audit_entry where input::text like '%in the open%'")
                .query(Integer.class)
                .single()
        )
            .as("what was given in the wrong place is not kept either")
            .isZero();
        assertThat(says("strict")).startsWith("Hello calm");
        assertThat(saveSecret("strict", 0, "short").path("errors").path(0).path("path").toString()).isEqualTo(
            "[\"secrets\",\"0\",\"value\"]"
        );
        assertThat(secrets("strict")).isZero();
    }

    @Test
    void ofTwoWhoSaveAtOnceOneIsToldToLookAgain() throws Exception {
        admin.install(greeter("contested", "1.0.0", 5));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            List<Future<JsonNode>> saves = List.of("One", "Two")
                .stream()
                .map(word ->
                    people.submit(() -> {
                        start.await();
                        return save("contested", 0, Map.of("word", word));
                    })
                )
                .toList();
            start.countDown();
            List<JsonNode> ends = List.of(saves.getFirst().get(), saves.getLast().get());

            JsonNode lost = ends
                .stream()
                .filter(end -> end.path("settings").isNull())
                .findFirst()
                .orElseThrow();
            assertThat(lost.path("errors").path(0).path("code").asString()).isEqualTo("CONFLICT");
            assertThat(lost.path("errors").path(0).path("path").toString()).isEqualTo("[\"expectedVersion\"]");
            assertThat(settings("contested").path("version").asInt()).isOne();
        }
    }

    @Test
    void theHostsConfigurationWinsAndIsNotChangedHere() {
        admin.install(greeter("ruled", "1.0.0", 5));

        JsonNode items = settings("ruled").path("items");

        assertThat(items.path(0).path("source").asString()).isEqualTo("OPERATOR");
        assertThat(items.path(0).path("value").asString()).isEqualTo("Ordered");
        assertThat(items.path(6).path("isSet").asBoolean()).isTrue();
        assertThat(items.toString()).doesNotContain(TOKEN);
        assertThat(says("ruled")).isEqualTo("Ordered calm true 0.5 [Anna, Ivan]");
        assertThat(secretOf("ruled")).isEqualTo(TOKEN.length() + " [secret]");
        assertThat(save("ruled", 0, Map.of("word", "Mine")).path("errors").path(0).path("code").asString()).isEqualTo(
            "SET_BY_OPERATOR"
        );

        JsonNode refused = admin.install(greeter("misruled", "1.0.0", 5));
        assertThat(refused.path("problem").path("message").asString()).contains(
            "vitrina.plugins.settings.misruled: `times` is not accepted"
        );
    }

    @Test
    void anUpgradeThatDoesNotAcceptAValueSaysSoAndLosesNothing() {
        admin.install(greeter("narrowed", "1.0.0", 5));
        save("narrowed", 0, Map.of("times", 4, "word", "Hi"));
        byte[] narrower = greeter("narrowed", "2.0.0", 3);

        JsonNode warnings = JSON.readTree(admin.upload(narrower).body()).path("warnings");
        JsonNode upgraded = admin.install(narrower);

        String told = "The stored value of its setting `times` does not fit this version";
        assertThat(warnings.toString()).contains(told);
        assertThat(upgraded.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(upgraded.path("message").asString()).contains(told);
        assertThat(says("narrowed")).as("once, the default, and the word as it was set").startsWith("Hi calm");
        assertThat(settings("narrowed").path("items").path(1).path("problem").asString()).contains("3");

        admin.change("pluginRollBack", "id: \"narrowed\"");
        assertThat(says("narrowed")).as("it was kept").startsWith("Hi Hi Hi Hi");
    }

    @Test
    void removingKeepsWhatWasSetAndPurgingForgetsIt() {
        byte[] zip = greeter("leaving", "1.0.0", 5);
        admin.install(zip);
        save("leaving", 0, Map.of("word", "Kept"));
        saveSecret("leaving", 1, TOKEN);

        admin.change("pluginRemove", "id: \"leaving\"");
        admin.install(zip);
        assertThat(says("leaving")).startsWith("Kept");

        admin.change("pluginRemove", "id: \"leaving\"");
        admin.change("pluginPurge", "id: \"leaving\", confirmation: \"leaving\"");
        assertThat(secrets("leaving")).isZero();
        admin.install(zip);
        assertThat(says("leaving")).startsWith("Hello");
        assertThat(settings("leaving").path("version").asInt()).isZero();
    }

    @Test
    void aPluginWhoseSchemaCannotBeAFormDoesNotStart() {
        byte[] zip = TestPlugin.answering("formless")
            .resource(
                "settings.schema.json",
                "{\"type\": \"object\", \"properties\": {\"deep\": {\"type\": \"object\"}}}"
            )
            .zip(directory);

        JsonNode refused = admin.install(zip);

        assertThat(refused.path("problem").path("message").asString()).contains(
            "settings.schema.json: `deep` is none of: string, integer, number, boolean, array of strings"
        );
    }

    @Test
    void whatAPluginSaysIsInTheLanguageOfTheRequest() {
        admin.install(
            TestPlugin.named("speaker")
                .resource("i18n/en.json", "{\"greet\": {\"whom\": \"Good day, {0}\", \"all\": \"Good day\"}}")
                .resource("i18n/ru.json", "{\"greet\": {\"whom\": \"Здравствуйте, {0}\"}}")
                .java(
                    "Config",
                    "@Configuration class Config { @Bean Speaker speaker(Texts texts) { return new Speaker(texts); } }"
                )
                .java(
                    "Speaker",
                    """
                    @Controller record Speaker(Texts texts) {
                        @QueryMapping String speaker() { return texts.of("greet.whom", "Анна") + "; " + texts.of("greet.all") + texts.of("no"); }
                    }
                    """
                )
                .graphql("extend type Query { speaker: String @requiresPermission(permission: \"speaker:use\") }")
                .zip(directory)
        );
        admin.client().header("Accept-Language", "ru");
        assertThat(ask("speaker")).isEqualTo("Здравствуйте, Анна; Good dayno");
        admin.client().header("Accept-Language", "en");
        assertThat(ask("speaker")).isEqualTo("Good day, Анна; Good dayno");
    }

    @Test
    void onlyWhoMayPluginsSeesAndChangesSettings() {
        admin.install(greeter("guarded", "1.0.0", 5));
        Client viewer = new Client(port);
        viewer.login(new People(port).create("looker@example.org", "VIEWER"), People.PASSWORD);

        assertThat(viewer.graphql("{ pluginSettings(plugin: \"guarded\") { version } }").errorCode()).isEqualTo(
            "FORBIDDEN"
        );
        assertThat(
            viewer
                .graphql(
                    "mutation { pluginSettingsSave(input: {plugin: \"guarded\", expectedVersion: 0}) { errors { code } } }"
                )
                .errorCode()
        ).isEqualTo("FORBIDDEN");
        assertThat(
            admin.client().graphql("{ pluginSettings(plugin: \"nobody\") { version } }").data("pluginSettings").isNull()
        ).isTrue();
    }

    private void awaitHeard(String id, String last) {
        Awaitility.await().untilAsserted(() -> assertThat(ask(id + "Heard")).isEqualTo(last));
    }

    private String says(String id) {
        return ask(id);
    }

    private String secretOf(String id) {
        return ask(id + "Secret");
    }

    private String ask(String field) {
        return admin.client().graphql("{ %s }".formatted(field)).data(field).asString();
    }

    private JsonNode settings(String plugin) {
        return admin
            .client()
            .graphql("{ pluginSettings(plugin: \"%s\") %s }".formatted(plugin, FIELDS))
            .data("pluginSettings");
    }

    private JsonNode save(String plugin, long version, Map<String, ? extends @Nullable Object> values) {
        List<Map<String, @Nullable Object>> given = values
            .entrySet()
            .stream()
            .map(entry -> {
                Map<String, @Nullable Object> value = new HashMap<>();
                value.put("name", entry.getKey());
                value.put("value", entry.getValue());
                return value;
            })
            .toList();
        return save(Map.of("plugin", plugin, "expectedVersion", version, "values", given));
    }

    private JsonNode saveSecret(String plugin, long version, @Nullable String token) {
        Map<String, @Nullable Object> secret = new HashMap<>();
        secret.put("name", "token");
        secret.put("value", token);
        return save(Map.of("plugin", plugin, "expectedVersion", version, "secrets", List.of(secret)));
    }

    private JsonNode save(Map<String, Object> input) {
        Client.Answer answer = admin
            .client()
            .graphql(
                "mutation($input: PluginSettingsSaveInput!) { pluginSettingsSave(input: $input) { settings %s errors { code message path } } }".formatted(
                    FIELDS
                ),
                Map.of("input", input)
            );
        assertThat(answer.body().path("errors").isMissingNode()).as(answer.body().toString()).isTrue();
        return answer.data("pluginSettingsSave");
    }

    private int secrets(String plugin) {
        return jdbc
            .sql("select count(*) from platform.secret where purpose = 'plugin-setting' and owner like :owner")
            .param("owner", plugin + "/%")
            .query(Integer.class)
            .single();
    }

    /** Says what it is set to, and what it was told last. */
    private static byte[] greeter(String id, String version, int most) {
        return TestPlugin.named(id)
            .version(version)
            .resource("settings.schema.json", SCHEMA.formatted(most))
            .java(
                "Config",
                """
                @Configuration class Config {
                    @Bean Greeter greeter(SettingsView settings, PluginContext context) { return new Greeter(settings, context); }
                }
                """
            )
            .java(
                "Greeter",
                """
                @Controller class Greeter implements SettingsListener {
                    private final SettingsView settings;
                    private final PluginContext context;
                    private volatile String heard = "nothing";
                    Greeter(SettingsView settings, PluginContext context) {
                        this.settings = settings;
                        this.context = context;
                    }
                    @Override public void onChange(SettingsView now) { heard = "%s " + now.text("word"); }
                    @QueryMapping String %s() {
                        return String.join(" ", Collections.nCopies((int) settings.integer("times"), settings.text("word")))
                            + " " + settings.text("tone") + " " + settings.flag("polite") + " " + settings.number("share")
                            + " " + context.settings().texts("names");
                    }
                    @QueryMapping String %sHeard() { return heard; }
                    @QueryMapping String %sSecret() {
                        return settings.secret("token").map(token -> token.reveal().length() + " " + token).orElse("none");
                    }
                }
                """.formatted(version, id, id, id)
            )
            .graphql(
                """
                extend type Query {
                  %1$s: String @requiresPermission(permission: "%1$s:use")
                  %1$sHeard: String @requiresPermission(permission: "%1$s:use")
                  %1$sSecret: String @requiresPermission(permission: "%1$s:use")
                }
                """.formatted(id)
            )
            .zip(directory);
    }

    private static final String FIELDS =
        "{ version changedBy items { name type title description defaultValue value secret isSet source problem options { value title } limits { maximum } } }";
}
