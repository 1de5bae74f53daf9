package dev.vitrina.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vitrina.sandbox.SandboxSettings;
import dev.vitrina.sandbox.WbSandbox;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures and video are put on cards by link and as files, and the CDN shows them. */
class MediaWriteTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static WbSandbox sandbox;
    private static HttpServer site;
    private static JsonNode card;

    @BeforeAll
    static void start() throws IOException {
        sandbox = WbSandbox.start(SandboxSettings.builder().port(0).cards(200).quotas(false).build());
        card = sandbox
            .control()
            .cards("nordflax", 0, 200)
            .stream()
            .map(digest -> read(digest.nmId()))
            .filter(c -> c.path("photos").size() > 2)
            .findFirst()
            .orElseThrow();
        Map<String, byte[]> files = Map.of(
            "/red.png",
            picture(Color.RED, 900, 1200),
            "/small.png",
            picture(Color.RED, 300, 400),
            "/page.html",
            "<html>This is a preview page, not a picture</html>".getBytes(StandardCharsets.UTF_8)
        );
        site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/", exchange -> {
            byte[] file = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        site.start();
    }

    @AfterAll
    static void stop() {
        HTTP.shutdownNow();
        site.stop(0);
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.control().reset();
        sandbox.control().writeDelay(Duration.ZERO);
    }

    @Test
    void replacesAllPicturesInTheOrderOfTheLinks() throws IOException {
        byte[] second = get(photo(card, 2));

        HttpResponse<String> answer = save(photo(card, 2), url("/red.png"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode now = read(nmId());
        assertThat(now.path("photos").size()).isEqualTo(2);
        assertThat(get(photo(now, 1))).isEqualTo(second);
        assertThat(colourOf(get(photo(now, 2)))).isEqualTo(Color.RED);
        assertThat(now.path("updatedAt")).isNotEqualTo(card.path("updatedAt"));
    }

    @Test
    void savesNothingWhenALinkIsBroken() {
        for (String broken : List.of("/page.html", "/nothing.png")) {
            HttpResponse<String> answer = save(photo(card, 1), url(broken));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(Json.parse(answer.body()).path("error").asBoolean()).isTrue();
            assertThat(read(nmId())).isEqualTo(card);
        }
    }

    @Test
    void answersASmallPictureWith200AndSavesNothing() {
        assertThat(save(photo(card, 1), url("/small.png")).statusCode()).isEqualTo(200);

        assertThat(read(nmId())).isEqualTo(card);
    }

    @Test
    void refusesASaveWithoutAnArticle() {
        assertThat(post("/content/v3/media/save", Json.object().toString()).statusCode()).isEqualTo(422);
    }

    @Test
    void appendsAPictureAndReplacesOne() throws IOException {
        int photos = card.path("photos").size();

        assertThat(upload(picture(Color.BLUE, 900, 1200), photos + 1).statusCode()).isEqualTo(200);
        assertThat(upload(picture(Color.GREEN, 900, 1200), 1).statusCode()).isEqualTo(200);

        JsonNode now = read(nmId());
        assertThat(now.path("photos").size()).isEqualTo(photos + 1);
        assertThat(colourOf(get(photo(now, photos + 1)))).isEqualTo(Color.BLUE);
        assertThat(colourOf(get(photo(now, 1)))).isEqualTo(Color.GREEN);
        assertThat(get(photo(now, 2))).isEqualTo(get(photo(card, 2)));
    }

    @Test
    void takesAVideoAndRefusesWhatIsNoMedia() {
        byte[] video = new byte[64];
        System.arraycopy("ftypisom".getBytes(StandardCharsets.US_ASCII), 0, video, 4, 8);

        assertThat(upload(video, 2).statusCode()).isEqualTo(400);
        assertThat(upload(new byte[64], 1).statusCode()).isEqualTo(400);
        assertThat(post("/content/v3/media/file", "no parts").statusCode()).isEqualTo(400);
        assertThat(upload(video, 1).statusCode()).isEqualTo(200);

        assertThat(read(nmId()).has("video")).isTrue();
    }

    @Test
    void takesNoGifThatMoves() throws IOException {
        assertThat(upload(gif(1), 1).statusCode()).isEqualTo(200);
        assertThat(upload(gif(2), 1).statusCode()).isEqualTo(400);
    }

    /** A link is the number of a place: the same order asked for twice moves the pictures twice. */
    @Test
    void movesPicturesAgainWhenTheSameOrderIsSavedAgain() {
        String[] turned = { photo(card, 2), photo(card, 1) };
        byte[] first = get(photo(card, 1));

        save(turned);
        assertThat(get(photo(card, 2))).isEqualTo(first);
        save(turned);

        assertThat(get(photo(card, 1))).isEqualTo(first);
    }

    private static byte[] gif(int frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < frames; frame++) {
                BufferedImage image = new BufferedImage(900, 1200, BufferedImage.TYPE_BYTE_INDEXED);
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static HttpResponse<String> save(String... urls) {
        ObjectNode body = Json.object().put("nmId", nmId());
        ArrayNode data = body.putArray("data");
        List.of(urls).forEach(data::add);
        return post("/content/v3/media/save", body.toString());
    }

    private static HttpResponse<String> upload(byte[] file, int number) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
            "--frontier\r\nContent-Disposition: form-data; name=\"uploadfile\"; filename=\"a.png\"\r\n" +
            "Content-Type: image/png\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--frontier--\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(
            request("/content/v3/media/file")
                .header("Content-Type", "multipart/form-data; boundary=frontier")
                .header("X-Nm-Id", Long.toString(nmId()))
                .header("X-Photo-Number", Integer.toString(number))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
        );
    }

    private static HttpResponse<String> post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl(WbHost.CONTENT) + path)).header(
            "Authorization",
            sandbox.tokens().getFirst().token()
        );
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] get(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String photo(JsonNode of, int number) {
        return of.at("/photos/" + (number - 1) + "/big").asString();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private static long nmId() {
        return card.path("nmID").asLong();
    }

    private static JsonNode read(long nmId) {
        return Json.parse(sandbox.control().card("nordflax", nmId).orElseThrow());
    }

    private static byte[] picture(Color colour, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, width, height);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** The plain colour nearest to the middle of the picture: JPEG shifts colours a little. */
    private static Color colourOf(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        Color middle = new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
        return new Color(round(middle.getRed()), round(middle.getGreen()), round(middle.getBlue()));
    }

    private static int round(int channel) {
        return channel > 127 ? 255 : 0;
    }
}
