package dev.vitrina.core.plugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitrina.core.contribution.PluginQuotas.Kind;
import dev.vitrina.core.plugin.manifest.PluginManifest.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {

    private static final String GOOD = """
        id: acme-margin
        version: 1.2.3
        api: ">=0.1.0 <1.0.0"
        description: {en: "Margins", ru: "Маржа", zh: "利润"}
        configuration: com.acme.MarginConfiguration
        dependencies:
          - {id: wb-products, version: ">=0.1.0 <1.0.0", optional: true}
        capabilities: [shops]
        permissions:
          - {id: "acme-margin:read", description: {en: "See", ru: "Видеть", zh: "查看"}, roles: [VIEWER]}
        schema: {prefix: AcmeMargin}
        data: true
        """;

    @TempDir
    Path directory;

    @Test
    void readsEverything() throws Exception {
        PluginManifest manifest = read(GOOD);

        assertThat(manifest.id()).isEqualTo("acme-margin");
        assertThat(manifest.databaseSchema()).isEqualTo("p_acme_margin");
        assertThat(manifest.capabilities()).containsExactly(Capability.SHOPS);
        assertThat(manifest.dependencies()).singleElement().matches(PluginManifest.Dependency::optional);
        assertThat(manifest.permissions())
            .singleElement()
            .matches(permission -> permission.roles().contains("VIEWER"));
        assertThat(manifest.prefix()).isEqualTo("AcmeMargin");
        assertThat(manifest.data()).isTrue();
    }

    @Test
    void namesEveryProblemAtOnce() {
        String message = refusal(
            GOOD.replace("acme-margin\n", "Acme Margin\n")
                .replace("1.2.3", "'1.2'")
                .replace("api: \">=0.1.0 <1.0.0\"", "api: \"whatever\"")
                .replace(", zh: \"利润\"", "")
                .replace("data: true", "dta: true")
        );

        assertThat(message)
            .contains("`id` is `Acme Margin`")
            .contains("`version` is `1.2`")
            .contains("`api` is `whatever`")
            .contains("`description.zh` is missing")
            .contains("`dta` is unknown");
    }

    @Test
    void readsWhatThePluginMayCallAndTake() throws Exception {
        PluginManifest manifest = read(
            GOOD +
            """
            egress: [API.Example.com]
            extensions: [pg_trgm]
            quotas: {rows: 50, field-time: 5s, cache-size: 64MB}
            """
        );

        assertThat(manifest.egress()).containsExactly("api.example.com");
        assertThat(manifest.extensions()).containsExactly("pg_trgm");
        assertThat(manifest.quotas()).isEqualTo(
            Map.of(Kind.ROWS, 50L, Kind.FIELD_TIME, 5_000L, Kind.CACHE_SIZE, 64L << 20)
        );
    }

    @Test
    void refusesHostsExtensionsAndQuotasThatAreNone() {
        String message = refusal(
            GOOD +
            """
            egress: ["https://api.example.com/"]
            extensions: [Pg Trgm]
            quotas: {rows: many, field-time: 0s, lines: 3}
            """
        );

        assertThat(message)
            .contains("`egress` holds `https://api.example.com/`: a host is like api.example.com")
            .contains("`extensions` holds `Pg Trgm`")
            .contains("`quotas.rows` is `many`")
            .contains("`quotas.field-time` is `0s`")
            .contains("`quotas.lines` is unknown");
    }

    @Test
    void permissionCarriesThePluginsName() {
        assertThat(refusal(GOOD.replace("acme-margin:read", "wb-products:read"))).contains("`permissions[0].id`");
    }

    @Test
    void versionWithoutQuotesIsExplained() {
        assertThat(refusal(GOOD.replace("1.2.3", "1.2"))).contains("`version` must be a text; put it in quotes");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThat(refusal("id: [")).contains("cannot be read");
        assertThat(refusal("- a list")).contains("the document must be a map");
        assertThat(refusal("")).contains("the document must be a map");
    }

    @Test
    void refusesYamlThatMakesObjectsOrUnfolds() {
        assertThat(refusal("id: !!javax.script.ScriptEngineManager []")).contains("cannot be read");
        assertThat(refusal("a: &a [x]\nid: [*a, *a]")).contains("cannot be read");
    }

    @Test
    void missingFileIsAReason() {
        assertThat(catchThrowable(() -> ManifestReader.read(directory))).hasMessage("There is no plugin.yaml");
    }

    private PluginManifest read(String yaml) throws IOException, ManifestException {
        Files.writeString(directory.resolve(ManifestReader.FILE), yaml);
        return ManifestReader.read(directory);
    }

    private String refusal(String yaml) {
        Throwable refused = catchThrowable(() -> read(yaml));
        assertThat(refused).isInstanceOf(ManifestException.class);
        return String.valueOf(refused.getMessage());
    }
}
