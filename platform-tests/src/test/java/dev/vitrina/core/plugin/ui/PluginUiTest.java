package dev.vitrina.core.plugin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import dev.vitrina.core.plugin.PluginAdmin;
import dev.vitrina.core.plugin.PluginFolders;
import dev.vitrina.core.plugin.TestPlugin;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboard loads of a plugin, while it serves and as long as it does. */
@HostTest
@DirtiesContext
class PluginUiTest {

    private static final String MANIFEST = """
        {"entry": "main.js", "styles": ["main.css"], "nav": [{"path": "", "label": "Clock"}], "slots": ["settings/v1"]}
        """;

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.trustingIn(directory, properties);
        properties.add("vitrina.graphql.free-form", () -> "developers");
    }

    @Test
    void isListedAndServedUnderAnAddressOfItsContent() {
        PluginAdmin admin = new PluginAdmin(port);
        admin.install(withUi("export default 1;"));
        JsonNode first = listed(admin.client());
        assertThat(first.path("id").asString()).isEqualTo("clock");
        assertThat(first.path("entry").asString()).isEqualTo("main.js");
        assertThat(first.path("nav").path(0).path("label").asString()).isEqualTo("Clock");
        String address = "/plugins/clock/" + first.path("version").asString() + "/ui/";

        HttpResponse<String> script = new Client(port).get(address + "main.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).isEqualTo("export default 1;");
        assertThat(script.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
            assertThat(type).startsWith("text/javascript")
        );
        assertThat(script.headers().firstValue("Cache-Control")).hasValueSatisfying(cache ->
            assertThat(cache).contains("immutable")
        );
        for (String elsewhere : new String[] {
            "gone.js",
            "manifest.json",
            "%2e%2e/plugin.yaml",
            "..%2fplugin.yaml",
            "",
        }) {
            assertThat(new Client(port).get(address + elsewhere).statusCode()).as(elsewhere).isBetween(400, 404);
        }

        admin.install(withUi("export default 2;"));
        JsonNode second = listed(admin.client());
        assertThat(second.path("version"))
            .as("other content under the same version")
            .isNotEqualTo(first.path("version"));
        assertThat(new Client(port).get(address + "main.js").statusCode()).isEqualTo(404);

        admin.change("pluginDisable", "id: \"clock\"");
        assertThat(listed(admin.client()).isMissingNode()).isTrue();
    }

    @Test
    void everybodyMayRunWhatItsPartOfTheDashboardSends() {
        PluginAdmin admin = new PluginAdmin(port);
        String document = "query Tick { ticker }";
        admin.install(
            TestPlugin.answering("ticker")
                .graphql("extend type Query { ticker: String @authenticated }")
                .resource("ui/documents.json", "[\"" + document + "\"]")
                .zip(directory.resolve("ticker"))
        );
        Client viewer = new Client(port);
        viewer.login(new People(port).create("viewer@example.org", "VIEWER"), People.PASSWORD);

        assertThat(viewer.graphql(document).data("ticker").asString("")).isEqualTo("ticker");
        assertThat(viewer.graphql("{ ticker }").errorCode()).as("of their own").isEqualTo("FORBIDDEN");
        admin.change("pluginDisable", "id: \"ticker\"");
        assertThat(viewer.graphql(document).errorCode()).as("when the plugin has left").isEqualTo("FORBIDDEN");
    }

    @Test
    void theListIsForWhoIsSignedIn() {
        assertThat(new Client(port).get("/plugins/ui.json").statusCode()).isEqualTo(401);
    }

    private static JsonNode listed(Client client) {
        return JsonMapper.shared().readTree(client.get("/plugins/ui.json").body()).path("plugins").path(0);
    }

    private static byte[] withUi(String script) {
        return TestPlugin.answering("clock")
            .resource("ui/manifest.json", MANIFEST)
            .resource("ui/main.js", script)
            .resource("ui/main.css", "h1 { color: teal }")
            .zip(directory.resolve("build"));
    }
}
