package dev.vitrina.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.host.Client;
import dev.vitrina.core.host.HostTest;
import dev.vitrina.core.host.People;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files on a real host and database. */
@HostTest
class FilesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration DAY = Duration.ofDays(1);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Files files;

    @Autowired
    private FileRows rows;

    private ShopId shop;
    private People people;
    private Client user;

    @BeforeEach
    void aUserWithAShop() {
        shop = shop();
        people = new People(port);
        user = somebody();
    }

    @Test
    void anUploadIsItsUsersAlone() {
        HttpResponse<String> sent = upload("список.csv", "a;b");
        JsonNode file = JSON.readTree(sent.body());
        String address = "/api/files/" + file.path("id").asString();

        assertThat(sent.statusCode()).isEqualTo(201);
        assertThat(file.path("size").asLong()).isEqualTo(3);
        HttpResponse<String> got = user.get(address);
        assertThat(got.body()).isEqualTo("a;b");
        assertThat(got.headers().firstValue("Content-Disposition").orElse(""))
            .startsWith("attachment")
            .contains("%D1%81%D0%BF%D0%B8%D1%81%D0%BE%D0%BA.csv");
        assertThat(got.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(somebody().get(address).statusCode()).as("a colleague in the same shop").isEqualTo(404);
        assertThat(people.admin().get(address).statusCode()).as("an administrator").isEqualTo(404);
        assertThat(new Client(port).get(address).statusCode()).isEqualTo(401);
        assertThat(user.get("/api/files/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadNeedsAShopAndHasItsBounds() {
        assertThat(upload("x", "x".repeat(70_000)).statusCode()).isEqualTo(201);
        user.header("X-Shop-Id", null);
        assertThat(code(upload("x", "x"))).isEqualTo("INVALID_INPUT");
        user.header("X-Shop-Id", shop().toString());
        assertThat(code(upload("x", "x"))).as("a shop of others").isEqualTo("FORBIDDEN");
        user.header("X-Shop-Id", shop.toString());
        int told = (int) new PluginFiles("wb-media", files).maxUpload();
        assertThat(told).as("room for a ZIP of photos").isEqualTo(256 << 20);
        HttpResponse<String> large = user.send(
            user.request("/api/files?name=endless").POST(BodyPublishers.ofInputStream(() -> new Endless(told + 1L)))
        );
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(code(large)).isEqualTo("TOO_LARGE");
        assertThat(
            jdbc.sql("select count(*) from platform.file where name = 'endless'").query(Long.class).single()
        ).isZero();
    }

    /** Nothing of the body is there to be read, and nobody waits for it. */
    @Test
    void anUploadThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        long told = new PluginFiles("wb-media", files).maxUpload();
        HttpRequest request = user.request("/api/files?name=announced").POST(BodyPublishers.noBody()).build();
        StringBuilder head = new StringBuilder("POST /api/files?name=announced HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        request
            .headers()
            .map()
            .forEach((name, values) -> head.append(name).append(": ").append(values.getFirst()).append("\r\n"));
        head.append("Content-Length: ").append(told + 1).append("\r\n\r\n");

        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)
            );

            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
            assertThat(
                answer
                    .lines()
                    .filter(line -> line.contains("TOO_LARGE"))
                    .findFirst()
            ).hasValueSatisfying(body -> assertThat(body).contains(Long.toString(told)));
        }
    }

    @Test
    void whatAPluginMadeIsForThoseWhoHoldItsPermissionInTheShop() throws IOException {
        byte[] bytes = new byte[3 * ChunkedOutput.CHUNK + 17];
        new Random(1).nextBytes(bytes);
        PluginFiles plugin = new PluginFiles("wb-products", files);
        StoredFile file = plugin.write(draft("platform:shops"), out -> {
            out.write(bytes, 0, 100);
            out.write(bytes, 100, bytes.length - 100);
        });

        assertThat(file.size()).isEqualTo(bytes.length);
        try (InputStream stored = plugin.open(shop, file.id())) {
            assertThat(stored.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(plugin.find(shop(), file.id())).as("for another shop").isEmpty();
        assertThat(new PluginFiles("other", files).find(shop, file.id())).as("for another plugin").isEmpty();
        assertThat(people.admin().get("/api/files/" + file.id()).statusCode()).isEqualTo(200);
        assertThat(user.get("/api/files/" + file.id()).statusCode()).as("without the permission").isEqualTo(404);

        plugin.delete(shop, file.id());

        assertThatThrownBy(() -> plugin.open(shop, file.id())).isInstanceOfSatisfying(VitrinaException.class, gone ->
            assertThat(gone.code()).isEqualTo(ErrorCode.NOT_FOUND)
        );
        assertThat(chunks(file.id())).isZero();
    }

    @Test
    void whatBreaksOffLeavesNothingAndIsNeverSeen() {
        PluginFiles plugin = new PluginFiles("breaking", files);

        assertThatThrownBy(() ->
            plugin.write(draft("breaking:read"), out -> {
                out.write(new byte[2 * ChunkedOutput.CHUNK]);
                String id = jdbc
                    .sql("select id::text from platform.file where plugin_id = 'breaking'")
                    .query(String.class)
                    .single();
                assertThat(plugin.find(shop, id)).isEmpty();
                throw new IOException("no more rows");
            })
        ).hasMessage("no more rows");
        assertThat(
            jdbc.sql("select count(*) from platform.file where plugin_id = 'breaking'").query(Long.class).single()
        ).isZero();
    }

    @Test
    void filesThatGrowAtTheSameTimeDoNotOutgrowTheirBoundTogether() throws Exception {
        PluginFiles plugin = new PluginFiles("growing", bounded(3));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(6);
            Callable<StoredFile> writing = () ->
                plugin.write(draft("growing:read"), out -> {
                    begun.countDown();
                    awaited(begun);
                    out.write(new byte[ChunkedOutput.CHUNK]);
                });
            List<Future<StoredFile>> written = many.invokeAll(Collections.nCopies(6, writing));

            assertThat(written.stream().filter(file -> file.state() == Future.State.SUCCESS)).hasSize(3);
            assertThat(written.stream().filter(file -> file.state() == Future.State.FAILED)).allSatisfy(file ->
                assertThat(file.exceptionNow()).isInstanceOfSatisfying(VitrinaException.class, full ->
                    assertThat(full.code()).isEqualTo(ErrorCode.RATE_LIMITED)
                )
            );
        }
        assertThat(
            jdbc.sql("select sum(size) from platform.file where plugin_id = 'growing'").query(Long.class).single()
        ).isEqualTo(3L * ChunkedOutput.CHUNK);
    }

    @Test
    void aShopWhoseFilesAreManyTakesNoRoomFromAnother() throws IOException {
        PluginFiles plugin = new PluginFiles("crowded", bounded(1));
        var unused = plugin.write(draft("crowded:read"), out -> out.write(new byte[ChunkedOutput.CHUNK]));
        assertThatThrownBy(() -> plugin.write(draft("crowded:read"), out -> out.write(1))).isInstanceOf(
            VitrinaException.class
        );

        shop = shop();

        assertThat(plugin.write(draft("crowded:read"), out -> out.write(1)).size()).isEqualTo(1);
    }

    @Test
    void whatHasExpiredIsGoneForReadersAtOnceAndFromTheDatabaseSoon() throws IOException {
        PluginFiles plugin = new PluginFiles("expiring", files);
        StoredFile file = plugin.write(draft("expiring:read"), out -> out.write(1));
        jdbc.sql("update platform.file set expires_at = now() where id = :id::uuid").param("id", file.id()).update();

        assertThat(plugin.find(shop, file.id())).isEmpty();
        rows.deleteExpired();
        assertThat(chunks(file.id())).isZero();
    }

    @Test
    void aTicketIsForOneFileAndOneTimeAndOneSession() {
        String id = JSON.readTree(upload("x.csv", "1").body()).path("id").asString();
        String other = JSON.readTree(upload("y.csv", "2").body()).path("id").asString();
        Client browser = new Client(port);

        assertThat(browser.get(ticket("/api/files/" + id)).body()).isEqualTo("1");
        String misused = ticket("/api/files/" + id).replace(id, other);
        assertThat(browser.get(misused).statusCode()).as("for another file").isEqualTo(401);
        assertThat(browser.get(misused.replace(other, id)).statusCode())
            .as("after it was tried elsewhere")
            .isEqualTo(401);
        String late = ticket("/api/files/" + id);
        user.graphql("mutation { logout { errors { code } } }");
        assertThat(browser.get(late).statusCode()).as("after its owner has left").isEqualTo(401);
    }

    @Test
    void aTicketIsForNothingButFilesAndPlugins() {
        for (String path : new String[] {
            "/graphql",
            "/api/plugins",
            "//evil.example",
            "/api/files/x?ticket=y",
            "/api/files/ü",
        }) {
            HttpResponse<String> refused = askTicket(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(400);
        }
    }

    private String ticket(String path) {
        return JSON.readTree(askTicket(path).body()).path("url").asString();
    }

    private HttpResponse<String> askTicket(String path) {
        return user.send(
            user.request("/api/tickets").POST(BodyPublishers.ofString("{\"path\": \"%s\"}".formatted(path)))
        );
    }

    private HttpResponse<String> upload(String name, String content) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return user.send(user.request("/api/files?name=" + encoded).POST(BodyPublishers.ofString(content)));
    }

    private static String code(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("code").asString();
    }

    /** @param chunks what a plugin may keep in a shop */
    private Files bounded(int chunks) {
        DataSize large = DataSize.ofMegabytes(64);
        DataSize inAll = DataSize.ofBytes((long) chunks * ChunkedOutput.CHUNK);
        return new Files(rows, new FileProperties(large, large, DAY, large, inAll));
    }

    /** So many zeros. */
    private static final class Endless extends InputStream {

        private long left;

        Endless(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(left, length);
            left -= given;
            return given;
        }
    }

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private FileDraft draft(String permission) {
        return new FileDraft(shop, "x.bin", "application/octet-stream", DAY, permission);
    }

    private long chunks(String file) {
        return jdbc
            .sql("select count(*) from platform.file_chunk where file_id = :id::uuid")
            .param("id", file)
            .query(Long.class)
            .single();
    }

    private ShopId shop() {
        return new ShopId(
            jdbc
                .sql(
                    """
                    insert into platform.shop (seller_id, seller_name, state, credential_account, credential_type, credential_fingerprint)
                    values (:seller, 'Files', 'CONNECTED', :seller, 'PERSONAL', convert_to(:seller, 'UTF8'))
                    returning id
                    """
                )
                .param("seller", UUID.randomUUID().toString())
                .query(Long.class)
                .single()
        );
    }

    private Client somebody() {
        String email = people.create(
            UUID.randomUUID() + "@example.org",
            "VIEWER",
            "{shopId: \"%s\", role: VIEWER}".formatted(shop)
        );
        Client client = new Client(port);
        client.login(email, People.PASSWORD);
        return client.header("X-Shop-Id", shop.toString());
    }
}
