package dev.vitrina.core.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.core.plugin.store.StoredPlugin.Broken;
import dev.vitrina.core.plugin.store.StoredPlugin.Usable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginStoreTest {

    private static final String MANIFEST = """
        id: acme
        version: 1.0.0
        api: ">=0.1.0"
        description: {en: a, ru: b, zh: c}
        configuration: com.acme.Acme
        """;

    @TempDir
    Path directory;

    private Map<String, String> trustedKeys = Map.of();

    @Test
    void unpacksAZipIntoADirectoryOfItsContent() throws IOException {
        zip("acme.zip", Map.of("plugin.yaml", MANIFEST, "classes/com/acme/Acme.class", "x", "lib/a.jar", "y"));

        PluginPackage plugin = usable();

        assertThat(plugin.resources()).isDirectory().hasParent(directory.resolve("work/acme"));
        assertThat(plugin.resources().getFileName().toString()).startsWith("1.0.0-");
        assertThat(plugin.classPath()).containsExactly(
            plugin.resources().resolve("classes"),
            plugin.resources(),
            plugin.resources().resolve("lib/a.jar")
        );
    }

    @Test
    void newContentUnderAnOldVersionLeavesTheOldDirectoryAlone() throws IOException {
        zip("acme.zip", Map.of("plugin.yaml", MANIFEST, "classes/A.class", "old"));
        Path before = usable().resources();

        zip("acme.zip", Map.of("plugin.yaml", MANIFEST, "classes/A.class", "new"));
        Path after = usable().resources();

        assertThat(before.resolve("classes/A.class")).hasContent("old");
        assertThat(after.resolve("classes/A.class")).hasContent("new");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "../evil", "classes/../../evil", "/etc/evil", "C:/evil", "classes\\..\\evil", "a\u0000b", "classes/..",
        }
    )
    void refusesNamesThatLeadOutside(String name) throws IOException {
        zip("evil.zip", Map.of("plugin.yaml", MANIFEST, name, "x"));

        assertThat(broken().reason()).contains("It holds the name");
        assertThat(directory.resolve("evil")).doesNotExist();
        assertThat(directory.resolveSibling("evil")).doesNotExist();
    }

    @Test
    void refusesABomb() throws IOException {
        Path zip = Files.createDirectories(directory.resolve("zips")).resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("classes/zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 257; megabyte++) {
                out.write(zeros);
            }
        }

        assertThat(Files.size(zip)).isLessThan(1 << 20);
        assertThat(broken().reason()).contains("larger than 256 MB");
        assertThat(work()).isEmpty();
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        Path zip = Files.createDirectories(directory.resolve("zips")).resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int entry = 0; entry <= 10_000; entry++) {
                out.putNextEntry(new ZipEntry("classes/" + entry));
            }
        }

        assertThat(broken().reason()).contains("10001 entries");
    }

    @Test
    void refusesNamesThatMeetOnAFileSystemWithoutCase() throws IOException {
        zip("acme.zip", Map.of("plugin.yaml", MANIFEST, "classes/A.class", "x", "classes/a.CLASS", "y"));

        assertThat(broken().reason()).contains("twice");
    }

    @Test
    void tellsWhatIsWrongWithAFileThatIsNoZip() throws IOException {
        Files.createDirectories(directory.resolve("zips"));
        Files.writeString(directory.resolve("zips/torn.zip"), "PK no");

        assertThat(broken()).matches(
            broken -> broken.name().equals("torn") && broken.reason().contains("cannot be used")
        );
    }

    @Test
    void readsABuildDirectory() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("module/target/classes"));
        Files.writeString(classes.resolve("plugin.yaml"), MANIFEST);
        Path lib = Files.createDirectories(directory.resolve("module/target/lib"));
        Files.writeString(lib.resolve("b.jar"), "");

        assertThat(scan(List.of(directory.resolve("module").toString())))
            .singleElement()
            .isInstanceOfSatisfying(Usable.class, found ->
                assertThat(found.content().classPath()).containsExactly(classes, lib.resolve("b.jar"))
            );
    }

    @Test
    void buildDirectoryThatIsNotBuiltIsAReason() {
        assertThat(scan(List.of(directory.resolve("nothing").toString())))
            .singleElement()
            .isInstanceOfSatisfying(Broken.class, found ->
                assertThat(found.reason()).contains("build the plugin first")
            );
    }

    @Test
    void anUploadThatNobodyVouchesForAnyMoreIsNotTakenAgain() throws Exception {
        zip("acme.zip", Map.of("plugin.yaml", MANIFEST));
        PluginPackage taken = store(List.of(), true)
            .open(directory.resolve("zips/acme.zip"), PluginOrigin.UPLOAD)
            .content();

        assertThat(store(List.of(), true).unpacked("acme", "1.0.0", taken.digest())).isPresent();
        assertThatThrownBy(() -> store(List.of(), false).unpacked("acme", "1.0.0", taken.digest()))
            .isInstanceOf(PackageRefusedException.class)
            .hasMessageContaining("Nobody vouches for this package");
    }

    private List<StoredPlugin> scan(List<String> development) {
        return store(development, true).scan();
    }

    private PluginStore store(List<String> development, boolean unsigned) {
        Duration second = Duration.ofSeconds(1);
        return new PluginStore(
            new PluginProperties(
                directory.resolve("zips").toString(),
                directory.resolve("work").toString(),
                development,
                second,
                second,
                second,
                trustedKeys,
                unsigned,
                "test",
                second,
                Duration.ZERO,
                new PluginProperties.Fields(100, 20, second),
                new PluginProperties.Quotas(second, 1, 1, org.springframework.util.unit.DataSize.ofBytes(1), 1),
                new PluginProperties.Database(10, second),
                Map.of()
            )
        );
    }

    private PluginPackage usable() {
        return ((Usable) scan(List.of()).getFirst()).content();
    }

    private Broken broken() {
        return (Broken) scan(List.of()).getFirst();
    }

    private List<Path> work() throws IOException {
        try (Stream<Path> left = Files.list(directory.resolve("work"))) {
            return left.toList();
        }
    }

    private void zip(String name, Map<String, String> entries) throws IOException {
        Path zip = Files.createDirectories(directory.resolve("zips")).resolve(name);
        try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
