package dev.vitrina.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
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
            String sums = new String(content(zip, PluginZip.SUMS), StandardCharsets.UTF_8);

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
        PluginZip.write(directory.resolve("classes"), directory.resolve("none"), zip, null);

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("lib/"));
        }
    }

    @Test
    void signsTheListOfSums() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String body = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        write("key.pem", "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        Path zip = directory.resolve("signed.zip");

        PluginZip.write(
            directory.resolve("classes"),
            directory.resolve("lib"),
            zip,
            SigningKey.read(directory.resolve("key.pem"))
        );

        try (ZipFile file = new ZipFile(zip.toFile())) {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(pair.getPublic());
            ed25519.update(content(file, PluginZip.SUMS));
            assertThat(ed25519.verify(Base64.getDecoder().decode(content(file, PluginZip.SIGNATURE)))).isTrue();
        }
    }

    @Test
    void saysWhenAFileHoldsNoKey() throws IOException {
        write("key.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> SigningKey.read(directory.resolve("key.pem")))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("holds no Ed25519 private key");
    }

    private static byte[] content(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private Path zip(String name) throws IOException {
        Path zip = directory.resolve(name);
        PluginZip.write(directory.resolve("classes"), directory.resolve("lib"), zip, null);
        return zip;
    }

    private void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
