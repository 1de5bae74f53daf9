package dev.vitrina.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginZipTest {

    @TempDir
    Path directory;

    @BeforeEach
    void build() throws IOException {
        write("classes/plugin.yaml", "id: demo\n");
        write("classes/test/Demo.class", "code");
        write("classes/graphql/demo.graphqls", "type A");
        write("lib/own.jar", "jar");
    }

    @Test
    void classesGoApartFromResources() throws IOException {
        try (ZipFile zip = new ZipFile(zip("a.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly(
                "classes/test/Demo.class",
                "graphql/demo.graphqls",
                "lib/own.jar",
                "plugin.yaml",
                "META-INF/SHA256SUMS"
            );
        }
    }

    @Test
    void everyFileHasItsSum() throws IOException {
        try (ZipFile zip = new ZipFile(zip("a.zip").toFile())) {
            String sums = new String(
                zip.getInputStream(zip.getEntry(PluginZip.SUMS)).readAllBytes(),
                StandardCharsets.UTF_8
            );

            assertThat(sums.lines()).hasSize(4);
            assertThat(sums).contains(
                "5694d08a2e53ffcae0c3103e5ad6f6076abd960eb1f8a56577040bc1028f702b  classes/test/Demo.class\n"
            );
        }
    }

    @Test
    void sameFilesGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(zip("a.zip"));
        Files.setLastModifiedTime(directory.resolve("classes/plugin.yaml"), FileTime.from(Instant.EPOCH));

        assertThat(zip("b.zip")).hasBinaryContent(first);
    }

    @Test
    void pluginWithoutLibrariesNeedsNoDirectoryOfThem() throws IOException {
        Path zip = directory.resolve("c.zip");
        PluginZip.write(directory.resolve("classes"), directory.resolve("none"), zip);

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("lib/"));
        }
    }

    private Path zip(String name) throws IOException {
        Path zip = directory.resolve(name);
        PluginZip.write(directory.resolve("classes"), directory.resolve("lib"), zip);
        return zip;
    }

    private void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
