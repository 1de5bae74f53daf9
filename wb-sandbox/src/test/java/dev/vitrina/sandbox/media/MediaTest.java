package dev.vitrina.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.fault.Fault;
import dev.vitrina.sandbox.fault.FaultRule;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MediaTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static WbSandbox sandbox;
    private static JsonNode card;
    private static JsonNode withVideo;

    @BeforeAll
    static void start() {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(200).quotas(false).build());
        List<JsonNode> cards = sandbox
            .control()
            .cards("nordflax", 0, 200)
            .stream()
            .map(digest -> Json.parse(sandbox.control().card("nordflax", digest.nmId()).orElseThrow()))
            .toList();
        card = cards
            .stream()
            .filter(c -> c.path("photos").size() > 2)
            .findFirst()
            .orElseThrow();
        withVideo = cards
            .stream()
            .filter(c -> c.has("video"))
            .findFirst()
            .orElseThrow();
    }

    @AfterAll
    static void stop() {
        HTTP.shutdownNow();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().clearFaults();
    }

    @ParameterizedTest
    @CsvSource({ "big,900,1200", "c246x328,248,328", "c516x688,516,688", "square,600,600", "tm,75,100" })
    void servesEverySizeAtTheAddressTheCardNames(String size, int width, int height) throws IOException {
        HttpResponse<byte[]> answer = get(card.at("/photos/0/" + size).asString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void paintsEveryPhotoOfEveryCardAnew() {
        Set<ByteBuffer> pictures = new HashSet<>();
        int count = 0;
        for (JsonNode other : List.of(card, withVideo)) {
            for (JsonNode photo : other.path("photos")) {
                pictures.add(ByteBuffer.wrap(get(photo.path("c246x328").asString()).body()));
                count++;
            }
        }

        assertThat(pictures).hasSize(card == withVideo ? count / 2 : count);
    }

    @Test
    void knowsNoPhotoBeyondTheLastAndNoWrongPlace() {
        String first = card.at("/photos/0/big").asString();
        int photos = card.path("photos").size();

        assertThat(get(first.replace("/1.webp", "/" + photos + ".webp")).statusCode()).isEqualTo(200);
        assertThat(get(first.replace("/1.webp", "/" + (photos + 1) + ".webp")).statusCode()).isEqualTo(404);
        assertThat(get(first.replace("/1.webp", "/0.webp")).statusCode()).isEqualTo(404);
        assertThat(get(first.replace("/big/", "/large/")).statusCode()).isEqualTo(404);
        assertThat(get(first.replaceFirst("basket-\\d\\d", "basket-46")).statusCode()).isEqualTo(404);
        assertThat(get(first.replaceFirst("/vol\\d+", "/vol1")).statusCode()).isEqualTo(404);
    }

    @Test
    void namesBasketsAsPublishedAddressesDo() {
        BasketTable baskets = BasketTable.load();

        assertThat(baskets.basketOf(159_206_280)).as("an example of the items spec").isEqualTo("10");
        assertThat(baskets.basketOf(14_399_999)).isEqualTo("01");
        assertThat(baskets.basketOf(14_400_000)).isEqualTo("02");
        assertThat(MediaUrls.videoPath(225_577_433)).isEqualTo("/videonme-basket-12/vol137/part22557/225577433");
    }

    @Test
    void servesAPlaylistWhoseSegmentsAreThereAndDecode() {
        String address = withVideo.path("video").asString();
        HttpResponse<byte[]> playlist = get(address);
        List<String> lines = new String(playlist.body(), StandardCharsets.UTF_8).lines().toList();

        assertThat(playlist.headers().firstValue("Content-Type")).contains("application/vnd.apple.mpegurl");
        assertThat(lines).startsWith("#EXTM3U").endsWith("#EXT-X-ENDLIST");
        List<String> segments = lines
            .stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
        assertThat(segments).hasSize(3);
        assertThat(lines.stream().filter(line -> line.startsWith("#EXTINF:2.000,"))).hasSize(3);
        for (String segment : segments) {
            HttpResponse<byte[]> answer = get(URI.create(address).resolve(segment).toString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("video/mp2t");
            TransportStreamCheck check = TransportStreamCheck.of(answer.body());
            assertThat(check.frames()).isEqualTo(20);
            assertThat(check.firstIsKey()).isTrue();
        }
    }

    @Test
    void servesAnMp4ThatDecodes(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("clip.mp4");
        Files.write(file, get(mp4()).body());

        try (var channel = NIOUtils.readableChannel(new File(file.toString()))) {
            FrameGrab grab = FrameGrab.createFrameGrab(channel);
            Picture frame = grab.seekToSecondPrecise(3).getNativeFrame();
            assertThat(frame.getWidth()).isEqualTo(240);
            assertThat(frame.getHeight()).isEqualTo(320);
            assertThat(grab.getVideoTrack().getMeta().getTotalDuration()).isEqualTo(6.0);
        }
    }

    @Test
    void servesPartsOfAnMp4() {
        byte[] whole = get(mp4()).body();

        HttpResponse<byte[]> middle = send(HttpRequest.newBuilder(URI.create(mp4())).header("Range", "bytes=100-199"));
        HttpResponse<byte[]> end = send(HttpRequest.newBuilder(URI.create(mp4())).header("Range", "bytes=-10"));
        HttpResponse<byte[]> beyond = send(HttpRequest.newBuilder(URI.create(mp4())).header("Range", "bytes=9999999-"));
        HttpResponse<byte[]> odd = send(HttpRequest.newBuilder(URI.create(mp4())).header("Range", "lines=1-2"));

        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 100-199/" + whole.length);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + whole.length);
        assertThat(odd.statusCode()).isEqualTo(200);
    }

    @Test
    void answersHeadAndPreflight() {
        HttpRequest.Builder head = HttpRequest.newBuilder(URI.create(mp4())).HEAD();
        HttpRequest.Builder options = HttpRequest.newBuilder(URI.create(mp4())).method(
            "OPTIONS",
            HttpRequest.BodyPublishers.noBody()
        );

        assertThat(send(head).headers().firstValueAsLong("Content-Length").orElse(0)).isGreaterThan(10_000);
        assertThat(send(head).body()).isEmpty();
        assertThat(send(options).statusCode()).isEqualTo(204);
        assertThat(send(options).headers().firstValue("Access-Control-Allow-Headers")).contains("Range");
    }

    @Test
    void hasNoVideoWhereTheCardHasNone() {
        long nmId = sandbox
            .control()
            .cards("nordflax", 0, 200)
            .stream()
            .map(digest -> Json.parse(sandbox.control().card("nordflax", digest.nmId()).orElseThrow()))
            .filter(c -> !c.has("video"))
            .findFirst()
            .orElseThrow()
            .path("nmID")
            .asLong();

        String address = sandbox.baseUrl(WbHost.MEDIA) + MediaUrls.videoPath(nmId) + "/mp4/360p/1.mp4";
        assertThat(get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void publishesItsMapOfBaskets() {
        JsonNode map = Json.parse(
            new String(get(sandbox.baseUrl(WbHost.MEDIA) + "/api/v3/upstreams").body(), StandardCharsets.UTF_8)
        );

        JsonNode first = map.at("/origin/mediabasket_route_map/0/hosts/0");
        assertThat(first.path("host").asString()).isEqualTo("basket-01");
        assertThat(first.path("vol_range_from").asInt()).isZero();
        assertThat(first.path("vol_range_to").asInt()).isEqualTo(143);
    }

    @Test
    void failsWhenTold() {
        sandbox.control().fault("images", new Fault.ServerError(502));

        assertThat(get(card.at("/photos/0/big").asString()).statusCode()).isEqualTo(502);
        assertThat(get(mp4()).statusCode()).isEqualTo(200);
    }

    @Test
    void failsOnOnePathOnlyWhenTold() {
        String photo = card.at("/photos/0/big").asString();
        String path = "/" + card.path("nmID").asLong() + "/images/big/1.";
        sandbox.control().fault(FaultRule.on("images", new Fault.ServerError(502)).onPath(path));

        assertThat(get(photo).statusCode()).isEqualTo(502);
        assertThat(get(photo.replace("/big/", "/tm/")).statusCode()).isEqualTo(200);
    }

    private static String mp4() {
        return withVideo.path("video").asString().replace("/hls/1440p/index.m3u8", "/mp4/360p/1.mp4");
    }

    private static HttpResponse<byte[]> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
