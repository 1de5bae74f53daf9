package dev.vitrina.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.test.GraphQlAnswer;
import dev.vitrina.test.PluginContract;
import dev.vitrina.test.PluginTest;
import dev.vitrina.test.SyncDriver;
import dev.vitrina.test.TestClient;
import dev.vitrina.test.TestHost;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PluginTest(
    dependencies = { "../wb-tokens", "../wb-products" },
    cards = 60,
    properties = "vitrina.downloads.per-second=1000"
)
class MediaTest extends PluginContract {

    private static final String LINKS = """
        query($nmId: ID!, $photoCount: Int!) {
          mediaLinks(nmId: $nmId, photoCount: $photoCount) { photos { number big tm } video { hls mp4 } }
        }
        """;
    private static final String PREPARE = """
        mutation($input: MediaDownloadPrepareInput!) {
          mediaDownloadPrepare(input: $input) { download { id path state cardsTotal resumable } errors { code } }
        }
        """;
    private static final String DOWNLOAD = """
        query($id: ID!) {
          mediaDownload(id: $id) { state cards files failed bytes resumable failures { nmId number reason } }
        }
        """;
    private static final String CHECK = """
        mutation($input: MediaCheckStartInput!) { mediaCheckStart(input: $input) { job { id } errors { code } } }
        """;
    private static final String INVENTORY = """
        query($nmId: ID!) {
          product(nmId: $nmId) {
            mediaInventory {
              missing broken checkedAt
              photos { number state width height bytes format reason }
              video { state format }
            }
          }
        }
        """;

    private static @Nullable TestClient shop;

    private TestHost host;
    private WbSandbox sandbox;

    /** One shop serves all tests; its cards do not change. */
    @BeforeEach
    void connect(TestHost host) {
        this.host = host;
        this.sandbox = host.sandbox();
        if (shop == null) {
            shop = new SyncDriver(host).synced(sandbox.tokens().getFirst());
        }
    }

    @AfterEach
    void clearFaults() {
        sandbox.control().clearFaults();
    }

    @Override
    protected TestClient reader(TestHost host) {
        return shop();
    }

    @Override
    protected Map<String, Integer> statementBudgets(TestHost host) {
        // The page, its count and its mirror's state are wb-products'; of the media the cards, and what was found of them.
        return Map.of("{ products(first: 20) { nodes { nmId mediaInventory { photos { state } } } } }", 6);
    }

    private static TestClient shop() {
        return Objects.requireNonNull(shop);
    }

    @Test
    void leadsToThePicturesAndTheVideoOfTheConfiguredCdn() throws IOException, InterruptedException {
        JsonNode card = cardWithVideo();
        Map<String, ?> variables = Map.of("nmId", nmId(card), "photoCount", 1);

        GraphQlAnswer answer = host.admin().execute(LINKS, variables);

        assertThat(answer.at("/mediaLinks/photos")).hasSize(1);
        assertThat(answer.at("/mediaLinks/photos/0/big")).isEqualTo(card.at("/photos/0/big"));
        assertThat(answer.at("/mediaLinks/video/hls")).isEqualTo(card.path("video"));
        assertThat(status(answer.text("/mediaLinks/photos/0/tm"))).isEqualTo(200);
        assertThat(status(answer.text("/mediaLinks/video/mp4"))).isEqualTo(200);
    }

    @Test
    void refusesWhatNoCardCanBe() {
        assertThat(host.admin().execute(LINKS, Map.of("nmId", "-1", "photoCount", 1)).errorCodes()).containsExactly(
            "INVALID_INPUT"
        );
        assertThat(host.admin().execute(LINKS, Map.of("nmId", "1", "photoCount", 31)).errorCodes()).containsExactly(
            "INVALID_INPUT"
        );
        assertThat(
            host.admin().execute(LINKS, Map.of("nmId", "99999999999", "photoCount", 1)).errorCodes()
        ).containsExactly("NOT_FOUND");
    }

    @Test
    void givesTheMediaOfCardsAsOneArchive() throws IOException {
        List<JsonNode> cards = List.of(cardWithVideo(), cards().getFirst(), cards().getLast());
        GraphQlAnswer prepared = prepare(Map.of("nmIds", cards.stream().map(MediaTest::nmId).toList()));
        assertThat(prepared.at("/mediaDownloadPrepare/download/cardsTotal").asInt()).isEqualTo(3);

        HttpResponse<byte[]> answer = shop().download(prepared.text("/mediaDownloadPrepare/download/path"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).matches(
            "attachment; filename=\"media-[0-9-]+\\.zip\".*"
        );
        Map<String, byte[]> files = unzipped(answer.body());
        long wanted = cards
            .stream()
            .mapToLong(card -> card.path("photos").size() + (card.hasNonNull("video") ? 1 : 0))
            .sum();
        assertThat(files).hasSize((int) wanted + 1);
        byte[] photo = files.get(vendorCode(cards.getFirst()) + "/1.jpg");
        assertThat(photo).startsWith(0xff, 0xd8, 0xff);
        byte[] video = files.get(vendorCode(cards.getFirst()) + "/video.ts");
        assertThat(video)
            .startsWith(0x47)
            .satisfies(bytes -> assertThat(bytes.length % 188).isZero());
        assertThat(new String(files.get("_report.txt"), StandardCharsets.UTF_8)).contains(
            "Cards: 3\r\n",
            "Failed: 0\r\n"
        );
        GraphQlAnswer end = download(prepared.text("/mediaDownloadPrepare/download/id"));
        assertThat(end.text("/mediaDownload/state")).isEqualTo("DONE");
        assertThat(end.at("/mediaDownload/files").asLong()).isEqualTo(wanted);
        assertThat(end.at("/mediaDownload/resumable").asBoolean()).isFalse();
    }

    @Test
    void tellsWhatFailedAndFetchesOnlyThatWhenAskedAgain() throws IOException {
        JsonNode card = cardWith(3);
        sandbox.control().fault(FaultRule.on("images", new Fault.ServerError(503)).times(2));
        String id = prepare(Map.of("nmIds", List.of(nmId(card)), "video", "NONE")).text(
            "/mediaDownloadPrepare/download/id"
        );

        Map<String, byte[]> files = unzipped(shop().download("/api/plugins/wb-media/downloads/" + id).body());

        GraphQlAnswer end = download(id);
        assertThat(end.at("/mediaDownload/failures")).hasSize(2);
        assertThat(end.at("/mediaDownload/resumable").asBoolean()).isTrue();
        assertThat(new String(files.get("_report.txt"), StandardCharsets.UTF_8)).contains(
            "Failed: 2\r\n",
            "The host answered 503"
        );
        GraphQlAnswer again = prepare(Map.of("resumes", id, "video", "NONE"));
        Map<String, byte[]> rest = unzipped(shop().download(again.text("/mediaDownloadPrepare/download/path")).body());
        assertThat(rest).hasSize(3);
        Set<String> all = new TreeSet<>(files.keySet());
        all.addAll(rest.keySet());
        assertThat(all).hasSize(card.path("photos").size() + 1);
    }

    @Test
    void takesAllCardsThatPassAFilterInTheChosenSizeAndNames() throws IOException {
        GraphQlAnswer prepared = prepare(
            Map.of("filter", Map.of("hasVideo", true), "video", "SMALL", "size", "TM", "names", "{nmId}_{nn}.{ext}")
        );

        Map<String, byte[]> files = unzipped(
            shop().download(prepared.text("/mediaDownloadPrepare/download/path")).body()
        );

        List<JsonNode> cards = cards()
            .stream()
            .filter(card -> card.hasNonNull("video"))
            .toList();
        assertThat(files).containsKeys(
                cards
                    .stream()
                    .map(card -> nmId(card) + "_video.mp4")
                    .toArray(String[]::new)
            );
        assertThat(files).hasSize(
                cards
                    .stream()
                    .mapToInt(card -> card.path("photos").size() + 1)
                    .sum() +
                1
            );
    }

    @Test
    void refusesADownloadAndACheckOfMoreCardsThanTheFilterWasShownToHave() {
        int shown = (int) cards()
            .stream()
            .filter(card -> card.hasNonNull("video"))
            .count();
        Map<String, ?> filter = Map.of("hasVideo", true);

        GraphQlAnswer grown = prepare(Map.of("filter", filter, "expectedCount", shown - 1));
        GraphQlAnswer unseen = shop().execute(
            CHECK,
            Map.of("input", Map.of("filter", filter, "expectedCount", shown - 1))
        );

        assertThat(grown.text("/mediaDownloadPrepare/errors/0/code")).isEqualTo("MORE_CARDS_THAN_SHOWN");
        assertThat(grown.at("/mediaDownloadPrepare/download").isNull()).isTrue();
        assertThat(unseen.text("/mediaCheckStart/errors/0/code")).isEqualTo("MORE_CARDS_THAN_SHOWN");
        assertThat(unseen.at("/mediaCheckStart/job").isNull()).isTrue();
        GraphQlAnswer asShown = prepare(Map.of("filter", filter, "expectedCount", shown));
        assertThat(asShown.text("/mediaDownloadPrepare/download/state")).isEqualTo("READY");
    }

    @Test
    void stopsWhenAskedWithAWholeArchiveAndGoesOnWithTheRest() throws Exception {
        Map<String, Object> wanted = Map.of("size", "TM", "video", "NONE", "names", "{nmId}_{n}.{ext}");
        int slow = sandbox.control().fault("images", new Fault.SlowDrip(2_000));
        String id = prepare(wanted).text("/mediaDownloadPrepare/download/id");
        CompletableFuture<HttpResponse<byte[]>> running = CompletableFuture.supplyAsync(() ->
            shop().download("/api/plugins/wb-media/downloads/" + id)
        );
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> download(id).at("/mediaDownload/cards").asLong() > 0);
        assertThat(shop().get("/api/plugins/wb-media/downloads/" + id).statusCode()).isEqualTo(409);

        shop().execute(
            "mutation($id: ID!) { mediaDownloadStop(input: {id: $id}) { download { id } errors { code } } }",
            Map.of("id", id)
        );

        Map<String, byte[]> begun = unzipped(running.get(30, TimeUnit.SECONDS).body());
        assertThat(new String(begun.get("_report.txt"), StandardCharsets.UTF_8)).startsWith("It was stopped");
        assertThat(download(id).text("/mediaDownload/state")).isEqualTo("STOPPED");
        sandbox.control().clearFault(slow);
        Map<String, Object> rest = new HashMap<>(wanted);
        rest.put("resumes", id);
        Map<String, byte[]> others = unzipped(
            shop().download(prepare(rest).text("/mediaDownloadPrepare/download/path")).body()
        );
        int all = cards()
            .stream()
            .mapToInt(card -> card.path("photos").size())
            .sum();
        assertThat(others.size() - 1).isBetween(1, all - 1);
        Set<String> together = new TreeSet<>(begun.keySet());
        together.addAll(others.keySet());
        assertThat(together).hasSize(all + 1);
    }

    @Test
    void takesTheSmallVideoWhereTheStreamCannotBeHad() throws IOException {
        JsonNode card = cardWithVideo();
        // The playlist fails, and what comes after it does not.
        sandbox.control().fault(FaultRule.on("video", new Fault.HtmlPage(200)).times(1));
        GraphQlAnswer prepared = prepare(Map.of("nmIds", List.of(nmId(card)), "photos", false));

        Map<String, byte[]> files = unzipped(
            shop().download(prepared.text("/mediaDownloadPrepare/download/path")).body()
        );

        assertThat(files).containsOnlyKeys(vendorCode(card) + "/video.mp4", "_report.txt");
    }

    @Test
    void givesSingleFiles() {
        JsonNode card = cardWithVideo();
        String files = "/api/plugins/wb-media/files/" + nmId(card);

        HttpResponse<byte[]> photo = shop().download(files + "/1?size=TM");
        HttpResponse<byte[]> video = shop().download(files + "/video?video=SMALL");

        assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(photo.body()).startsWith(0xff, 0xd8, 0xff);
        assertThat(video.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(shop().get(files + "/31").statusCode()).isEqualTo(404);
        assertThat(shop().get(files + "/..%2f1").statusCode()).isBetween(400, 404);
        assertThat(shop().get(files + "/1?size=LARGEST").statusCode()).isEqualTo(400);
        assertThat(shop().get("/api/plugins/wb-media/files/1/1").statusCode()).isEqualTo(404);
        assertThat(
            shop().get("/api/plugins/wb-media/downloads/00000000-0000-0000-0000-000000000000").statusCode()
        ).isEqualTo(404);
    }

    @Test
    void refusesDownloadsThatAreNone() {
        assertThat(prepare(Map.of("nmIds", List.of())).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(prepare(Map.of("nmIds", List.of("1; drop table"))).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(prepare(Map.of("names", "{secret}")).errorCodes()).containsExactly("INVALID_INPUT");
        assertThat(prepare(Map.of("resumes", "00000000-0000-0000-0000-000000000000")).errorCodes()).containsExactly(
            "NOT_FOUND"
        );
    }

    @Test
    void findsOutWhatIsThereAndWhatIsNot() {
        JsonNode card = cardWithVideo();

        check(Map.of("nmIds", List.of(nmId(card))));

        JsonNode known = inventory(card);
        assertThat(known.path("photos")).hasSize(card.path("photos").size());
        JsonNode first = known.at("/photos/0");
        assertThat(first.path("state").asString()).isEqualTo("OK");
        assertThat(first.path("format").asString()).isEqualTo("JPEG");
        assertThat(first.path("width").asInt()).isEqualTo(900);
        assertThat(first.path("height").asInt()).isEqualTo(1200);
        assertThat(first.path("bytes").asLong()).isGreaterThan(5_000);
        assertThat(known.at("/video/state").asString()).isEqualTo("OK");
        assertThat(known.hasNonNull("checkedAt")).isTrue();
        assertThat(known.path("missing").asInt() + known.path("broken").asInt()).isZero();

        sandbox.control().fault("images", new Fault.HtmlPage(200));
        sandbox.control().fault("video", new Fault.Raw(404, "text/plain", "gone", null));
        check(Map.of("nmIds", List.of(nmId(card))));

        JsonNode worse = inventory(card);
        assertThat(worse.path("broken").asInt()).isEqualTo(card.path("photos").size());
        assertThat(worse.path("missing").asInt()).isEqualTo(1);
        GraphQlAnswer missing = shop().execute("{ mediaInState(state: MISSING) { nodes { nmId number reason } } }");
        assertThat(
            missing
                .at("/mediaInState/nodes")
                .valueStream()
                .map(node -> node.path("nmId").asString())
        ).contains(nmId(card));
    }

    @Test
    void findsPicturesThatLookTheSame() {
        List<JsonNode> cards = cards().subList(0, 2);
        byte[] same = shop()
            .download("/api/plugins/wb-media/files/" + nmId(cards.getFirst()) + "/1?size=C246X328")
            .body();
        sandbox.control().fault("images", Fault.Raw.bytes(same));

        check(Map.of("nmIds", cards.stream().map(MediaTest::nmId).toList()));

        GraphQlAnswer answer = shop().execute(
            "{ mediaDuplicates(first: 5) { nodes { count photos { nmId number } } } }"
        );
        int photos = cards
            .stream()
            .mapToInt(card -> card.path("photos").size())
            .sum();
        JsonNode group = answer
            .at("/mediaDuplicates/nodes")
            .valueStream()
            .filter(candidate -> candidate.path("count").asInt() >= photos)
            .findFirst()
            .orElseThrow(() -> new AssertionError(answer.body().toString()));
        assertThat(
            group
                .path("photos")
                .valueStream()
                .map(photo -> photo.path("nmId").asString())
        ).containsAll(cards.stream().map(MediaTest::nmId).toList());
    }

    /** As somebody who takes a photo of another card, makes it smaller and brighter and saves it anew. */
    @Test
    void findsPicturesThatLookNearlyTheSame() throws IOException {
        List<JsonNode> cards = cards().subList(2, 5);
        BufferedImage original = painted(700, 930, 0);
        sandbox.control().fault("images", Fault.Raw.bytes(encoded(original)));
        check(Map.of("nmIds", List.of(nmId(cards.get(0)))));
        sandbox.control().clearFaults();
        sandbox.control().fault("images", Fault.Raw.bytes(encoded(painted(300, 400, 12))));
        check(Map.of("nmIds", List.of(nmId(cards.get(1)))));
        sandbox.control().clearFaults();
        check(Map.of("nmIds", List.of(nmId(cards.get(2)))));

        JsonNode groups = shop()
            .execute("{ mediaDuplicates(first: 50) { nodes { count photos { nmId } } } }")
            .at("/mediaDuplicates/nodes");

        List<String> together = groups
            .valueStream()
            .map(group ->
                group
                    .path("photos")
                    .valueStream()
                    .map(photo -> photo.path("nmId").asString())
                    .distinct()
                    .toList()
            )
            .filter(nmIds -> nmIds.contains(nmId(cards.get(0))))
            .findFirst()
            .orElseThrow(() -> new AssertionError(groups.toString()));
        assertThat(together).contains(nmId(cards.get(1))).doesNotContain(nmId(cards.get(2)));
        assertThat(
            host
                .jdbc()
                .sql("SELECT count(DISTINCT alike) FROM p_wb_media.asset WHERE number > 0 AND nm_id IN (:one, :other)")
                .param("one", Long.valueOf(nmId(cards.get(0))))
                .param("other", Long.valueOf(nmId(cards.get(1))))
                .query(Integer.class)
                .single()
        )
            .as("hashes that differ")
            .isGreaterThan(1);
    }

    @Test
    void tellsOfMissingPhotosUntilACheckFindsThemAgain() {
        JsonNode card = cards().getFirst();
        sandbox.control().fault("images", new Fault.Raw(404, "text/plain", "gone", null));
        check(Map.of("nmIds", List.of(nmId(card))));

        assertThat(told())
            .hasSize(1)
            .allMatch(alert -> alert.at("/action/path").asString().equals("/media"));

        sandbox.control().clearFaults();
        List<@Nullable String> troubled = host
            .jdbc()
            .sql("SELECT DISTINCT nm_id::text FROM p_wb_media.asset WHERE state IN ('MISSING', 'BROKEN')")
            .query(String.class)
            .list();
        check(Map.of("nmIds", troubled));

        assertThat(told()).isEmpty();
    }

    private List<JsonNode> told() {
        return shop()
            .reading("en")
            .execute("{ notifications { items { title action { path label } } } }")
            .at("/notifications/items")
            .valueStream()
            .filter(alert -> alert.path("title").asString().startsWith("Cards with missing or broken photos"))
            .toList();
    }

    private static BufferedImage painted(int width, int height, int brighter) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int row = 0; row < 16; row++) {
            for (int column = 0; column < 18; column++) {
                int grey = 20 + ((row * 131 + column * 71 + row * column * 29) % 200) + brighter;
                g.setColor(new Color(grey, grey, grey));
                g.fillRect((column * width) / 18, (row * height) / 16, width / 18 + 1, height / 16 + 1);
            }
        }
        g.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    @Test
    void checksAWholeShopAndForgetsWhatItHasNoMore() {
        check(Map.of("nmIds", List.of(nmId(cards().getFirst()))));
        host
            .jdbc()
            .sql(
                """
                INSERT INTO p_wb_media.asset (shop_id, nm_id, number, state, checked_at)
                SELECT shop_id, 1, 1, 'MISSING', now() - interval '1 day' FROM p_wb_media.asset LIMIT 1
                """
            )
            .update();
        // Painting the pictures of a whole shop takes long, and here it does not matter what they show.
        sandbox.control().fault("images", new Fault.Raw(404, "text/plain", "gone", null));

        check(Map.of());

        int photos = cards()
            .stream()
            .mapToInt(card -> card.path("photos").size())
            .sum();
        assertThat(
            host.jdbc().sql("SELECT count(*) FROM p_wb_media.asset WHERE number > 0").query(Integer.class).single()
        ).isEqualTo(photos);
        assertThat(
            host.jdbc().sql("SELECT count(*) FROM p_wb_media.asset WHERE nm_id = 1").query(Integer.class).single()
        ).isZero();
    }

    private GraphQlAnswer prepare(Map<String, ?> input) {
        return shop().execute(PREPARE, Map.of("input", input));
    }

    private GraphQlAnswer download(String id) {
        return shop().execute(DOWNLOAD, Map.of("id", id));
    }

    private JsonNode inventory(JsonNode card) {
        return shop().execute(INVENTORY, Map.of("nmId", nmId(card))).at("/product/mediaInventory");
    }

    private void check(Map<String, ?> input) {
        GraphQlAnswer started = shop().execute(CHECK, Map.of("input", input));
        Map<String, String> job = Map.of("id", started.text("/mediaCheckStart/job/id"));
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() ->
                assertThat(
                    shop().execute("query($id: ID!) { job(id: $id) { state } }", job).text("/job/state")
                ).isEqualTo("SUCCEEDED")
            );
    }

    /** Those with pictures. */
    private List<JsonNode> cards() {
        String seller = sandbox.tokens().getFirst().seller();
        JsonMapper json = new JsonMapper();
        return sandbox
            .control()
            .cards(seller, 0, 300)
            .stream()
            .map(digest -> json.readTree(sandbox.control().card(seller, digest.nmId()).orElseThrow()))
            .filter(card -> !card.path("photos").isEmpty())
            .toList();
    }

    private JsonNode cardWithVideo() {
        return cards()
            .stream()
            .filter(card -> card.hasNonNull("video"))
            .findFirst()
            .orElseThrow();
    }

    private JsonNode cardWith(int photos) {
        return cards()
            .stream()
            .filter(card -> card.path("photos").size() >= photos)
            .findFirst()
            .orElseThrow();
    }

    private static String nmId(JsonNode card) {
        return card.path("nmID").asString();
    }

    private static String vendorCode(JsonNode card) {
        return card.path("vendorCode").asString().replaceAll("[<>:\"/\\\\|?*]", "_");
    }

    private static Map<String, byte[]> unzipped(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
        }
    }
}
