package dev.vitrina.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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

/** The door for packages: what it takes it reports, what it refuses leaves one clear reason and nothing else. */
@HostTest
@DirtiesContext
class PluginUploadTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final KeyPair TRUSTED = keys();
    private static final String SUMS = "META-INF/SHA256SUMS";

    @TempDir
    static Path directory;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private PluginAdmin admin;

    @DynamicPropertySource
    static void plugins(DynamicPropertyRegistry properties) {
        PluginFolders.in(directory, properties);
        properties.add("vitrina.plugins.trusted-keys.us", () ->
            Base64.getEncoder().encodeToString(TRUSTED.getPublic().getEncoded())
        );
    }

    @BeforeEach
    void signIn() {
        admin = new PluginAdmin(port);
    }

    @Test
    void whatIsSignedByATrustedKeyIsReportedAndCanBeInstalled() throws Exception {
        byte[] zip = signed(plain("signed"), TRUSTED.getPrivate());

        HttpResponse<String> answer = admin.upload(zip);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode report = JSON.readTree(answer.body());
        assertThat(report.path("id").asString()).isEqualTo("signed");
        assertThat(report.path("version").asString()).isEqualTo("1.0.0");
        assertThat(report.path("trust").asString()).isEqualTo("TRUSTED");
        assertThat(report.path("change").asString()).isEqualTo("INSTALL");
        assertThat(report.path("warnings")).isEmpty();
        assertThat(report.path("permissions").path(0).path("id").asString()).isEqualTo("signed:use");
        assertThat(report.path("digest").asString()).isEqualTo(sha256(zip));
        assertThat(admin.install(zip).path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(admin.plugin("signed").path("trust").asString()).isEqualTo("TRUSTED");
        assertThat(JSON.readTree(admin.upload(zip).body()).path("change").asString()).isEqualTo("REINSTALL");
    }

    @Test
    void whatNobodyVouchesForCanBeLookedAtButNotInstalled() {
        JsonNode report = JSON.readTree(admin.upload(plain("stranger")).body());

        assertThat(report.path("trust").asString()).isEqualTo("UNSIGNED");
        assertThat(report.path("warnings").path(0).asString()).contains("vitrina.plugins.trusted-keys");
        Client.Answer answer = admin
            .client()
            .graphql(
                "mutation { pluginInstall(input: {digest: \"%s\"}) { job { id } errors { code path } } }".formatted(
                    report.path("digest").asString()
                )
            );
        assertThat(answer.codes("pluginInstall")).containsExactly("FORBIDDEN");
        Client.Answer detour = admin
            .client()
            .graphql(
                "mutation { pluginRollBack(input: {id: \"stranger\", digest: \"%s\"}) { errors { code } } }".formatted(
                    report.path("digest").asString()
                )
            );
        assertThat(detour.codes("pluginRollBack")).as("the way round").containsExactly("NOT_FOUND");
    }

    @Test
    void aSignatureOrAListThatDoesNotHoldIsRefused() throws Exception {
        byte[] plain = plain("forged");
        byte[] signed = signed(plain, TRUSTED.getPrivate());

        refused(signed(plain, keys().getPrivate()), "by no key this host trusts");
        refused(
            with(signed, Map.of("classes/test/forged/Config.class", "other")),
            "`classes/test/forged/Config.class` is not the one"
        );
        refused(with(signed, Map.of("classes/Added.class", "x")), "`classes/Added.class`, which is not in its list");
        refused(with(signed, Map.of(SUMS + ".sig", "not base64 of a signature")), "no Ed25519 signature in Base64");
        refused(with(signed, Map.of(SUMS + ".sig", "AAAA")), "by no key this host trusts");
        refused(with(plain, Map.of(SUMS, "0".repeat(64) + "  gone.txt\n")), "which is not in its list");
        refused(with(plain, Map.of(SUMS, "nonsense")), "no SHA-256 and a path");
        refused(with(plain, Map.of(SUMS + ".sig", "AAAA")), "holds no list of its files");
    }

    @Test
    void whatIsNoPackageIsRefused() throws Exception {
        refused("no zip".getBytes(StandardCharsets.UTF_8), "The ZIP cannot be used");
        refused(new byte[0], "The request holds no file");
        refused(zip(Map.of("readme.txt", "x")), "There is no plugin.yaml");
        refused(with(plain("liar"), Map.of("plugin.yaml", "id: LIAR\nversion: one\n")), "plugin.yaml: ");
        refused(
            with(plain("odd"), Map.of("plugin.yaml", "id: odd\nversion: !!int \"x\"\n")),
            "plugin.yaml cannot be read"
        );
        refused(
            with(plain("host0"), Map.of("plugin.yaml", "id: platform\nversion: 1.0.0\n")),
            "which is the host's own"
        );
        refused(with(plain("escaper"), Map.of("../outside", "x")), "It holds the name");
        refused(
            TestPlugin.answering("future").api("^9.0.0").zip(directory.resolve("f")),
            "It needs plugin-api ^9.0.0, and this host has"
        );
    }

    @Test
    void nothingOfARefusedPackageStays() throws IOException {
        refused("torn".getBytes(StandardCharsets.UTF_8), "The ZIP cannot be used");
        refused(with(plain("leaver"), Map.of(SUMS, "nonsense")), "no SHA-256");

        assertThat(directory.resolve("work/leaver")).doesNotExist();
        try (Stream<Path> left = Files.list(Files.createDirectories(directory.resolve("work")))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("."))).isEmpty();
        }
        assertThat(packages("leaver")).isZero();
    }

    @Test
    void moreThanTheMostIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String head = """
                POST /api/plugins HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Content-Type: application/zip\r
                Content-Length: %d\r
                \r
                """.formatted(admin.client().accessToken(), (64 << 20) + 1);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[2_000];
            int read = socket.getInputStream().read(answer);

            assertThat(new String(answer, 0, read, StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 413")
                .contains("TOO_LARGE");
        }
    }

    @Test
    void moreThanTheMostIsRefusedWhileItIsSentToo() {
        InputStream endless = new InputStream() {
            private long left = (64L << 20) + 1;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int read = (int) Math.min(left, length);
                left -= read;
                return read > 0 ? read : -1;
            }
        };

        HttpResponse<String> answer = admin
            .client()
            .send(
                admin
                    .client()
                    .request("/api/plugins")
                    .setHeader("Content-Type", "application/zip")
                    .POST(BodyPublishers.ofInputStream(() -> endless))
            );

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(
            jdbc
                .sql(
                    "select outcome || ' ' || code from platform.audit_entry where action = 'pluginUpload' order by id desc limit 1"
                )
                .query(String.class)
                .single()
        ).isEqualTo("REFUSED TOO_LARGE");
    }

    @Test
    void onlyWhoMayUploads() {
        Client viewer = viewer();
        HttpResponse<String> refused = viewer.send(
            viewer
                .request("/api/plugins")
                .setHeader("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(plain("pushed")))
        );
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(refused.body()).path("code").asString()).isEqualTo("FORBIDDEN");
        Client nobody = new Client(port);
        assertThat(
            nobody
                .send(
                    nobody
                        .request("/api/plugins")
                        .setHeader("Content-Type", "application/zip")
                        .POST(BodyPublishers.ofString("x"))
                )
                .statusCode()
        ).isEqualTo(401);
        assertThat(packages("pushed")).isZero();
    }

    @Test
    void uploadsAreAudited() {
        admin.upload(plain("audited"));

        assertThat(
            jdbc
                .sql(
                    "select count(*) from platform.audit_entry where action = 'pluginUpload' and input ->> 'id' = 'audited'"
                )
                .query(Integer.class)
                .single()
        ).isOne();
    }

    private Client viewer() {
        Client viewer = new Client(port);
        viewer.login(new People(port).create("viewer@example.org", "VIEWER"), People.PASSWORD);
        return viewer;
    }

    private void refused(byte[] zip, String reason) {
        HttpResponse<String> answer = admin.upload(zip);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("message").asString()).contains(reason);
    }

    private int packages(String plugin) {
        return jdbc
            .sql("select count(*) from platform.plugin_package where plugin_id = :plugin")
            .param("plugin", plugin)
            .query(Integer.class)
            .single();
    }

    private static byte[] plain(String id) {
        return TestPlugin.answering(id).zip(directory.resolve("plain-" + id));
    }

    private static byte[] signed(byte[] plain, PrivateKey key) throws GeneralSecurityException {
        StringBuilder sums = new StringBuilder();
        entries(plain).forEach((name, content) -> sums.append(sha256(content)).append("  ").append(name).append('\n'));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(key);
        ed25519.update(sums.toString().getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(ed25519.sign());
        return with(plain, Map.of(SUMS, sums.toString(), SUMS + ".sig", signature));
    }

    private static byte[] with(byte[] zip, Map<String, String> more) {
        Map<String, byte[]> entries = entries(zip);
        more.forEach((name, content) -> entries.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return pack(entries);
    }

    private static byte[] zip(Map<String, String> content) {
        return with(pack(Map.of()), content);
    }

    private static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
