package dev.vitrina.sandbox.media;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The CDN: pictures and video of every card, live or trashed, at the paths Wildberries uses. A path whose basket, vol or part does not
 * fit the nmId is not found, as there. Open to every origin. Thread-safe.
 */
public final class MediaSite {

    private static final Pattern PICTURE = Pattern.compile(
        "/basket-(\\d\\d)/vol(\\d+)/part(\\d+)/(\\d{1,12})/images/(\\w+)/(\\d{1,3})\\.webp"
    );
    private static final Pattern VIDEO = Pattern.compile(
        "(/videonme-basket-\\d\\d/vol\\d+/part\\d+/(\\d{1,12}))/(hls/1440p/index\\.m3u8|hls/1440p/(\\d{1,3})\\.ts|mp4/360p/1\\.mp4)"
    );
    private static final int DAY = 86_400;
    private static final String UPSTREAMS = "/api/v3/upstreams";

    private final Catalogues catalogues;
    private final BasketTable baskets;
    private final Gallery gallery;
    private final Clip clip = new Clip();

    public MediaSite(Catalogues catalogues, BasketTable baskets) {
        this.catalogues = catalogues;
        this.baskets = baskets;
        this.gallery = new Gallery(catalogues);
    }

    /** Which kind of endpoint the path is: {@code images}, {@code video} or {@code cdn-other}. */
    public String endpoint(Call call) {
        if (PICTURE.matcher(call.path()).matches()) {
            return "images";
        }
        return VIDEO.matcher(call.path()).matches() ? "video" : "cdn-other";
    }

    public Answer answer(Call call) {
        return switch (call.method()) {
            case "OPTIONS" -> preflight();
            case "GET", "HEAD" -> open(
                find(call)
                    .map(found -> ranged(found, call.range()))
                    .orElseGet(MediaSite::notFound)
            );
            default -> open(text(405, "method not allowed"));
        };
    }

    private Optional<Answer> find(Call call) {
        Matcher picture = PICTURE.matcher(call.path());
        if (picture.matches()) {
            return picture(picture);
        }
        Matcher video = VIDEO.matcher(call.path());
        if (video.matches()) {
            return video(video);
        }
        return call.path().equals(UPSTREAMS) ? Optional.of(upstreams()) : Optional.empty();
    }

    private Optional<Answer> picture(Matcher path) {
        long nmId = Long.parseLong(path.group(4));
        boolean rightPlace =
            path.group(1).equals(baskets.basketOf(nmId)) &&
            path.group(2).equals(Long.toString(nmId / 100_000)) &&
            path.group(3).equals(Long.toString(nmId / 1_000));
        int number = Integer.parseInt(path.group(6));
        Optional<PictureSize> size = PictureSize.ofDirectory(path.group(5));
        if (!rightPlace || size.isEmpty() || number < 1) {
            return Optional.empty();
        }
        return catalogues
            .anywhere(nmId)
            .filter(card -> number <= card.photos())
            .flatMap(card ->
                gallery
                    .picture(card.picture(number), size.get())
                    .map(picture -> cached(picture.contentType(), picture.bytes(), age(card)))
            );
    }

    private Optional<Answer> video(Matcher path) {
        long nmId = Long.parseLong(path.group(2));
        boolean rightPlace = path.group(1).equals(MediaUrls.videoPath(nmId));
        if (!rightPlace || !catalogues.anywhere(nmId).map(Card::hasVideo).orElse(false)) {
            return Optional.empty();
        }
        if (path.group(4) != null) {
            return clip.segment(Integer.parseInt(path.group(4))).map(bytes -> cached("video/mp2t", bytes));
        }
        return Optional.of(
            path.group(3).endsWith(".mp4")
                ? cached("video/mp4", clip.mp4())
                : cached("application/vnd.apple.mpegurl", clip.playlist())
        );
    }

    /** WB's live map of picture hosts, cut down to what it needs to find them. */
    private Answer upstreams() {
        ArrayNode hosts = Json.array();
        baskets
            .ranges()
            .forEach(range ->
                hosts
                    .addObject()
                    .put("host", range.host())
                    .put("vol_range_from", range.from())
                    .put("vol_range_to", range.to())
            );
        ObjectNode route = Json.object().put("method", "range");
        route.set("hosts", hosts);
        ObjectNode body = Json.object();
        body.putObject("origin").putArray("mediabasket_route_map").add(route);
        return Answer.json(200, body);
    }

    private static Answer ranged(Answer whole, @Nullable String header) {
        if (header == null || !ByteRange.understands(header)) {
            return whole.with("Accept-Ranges", "bytes");
        }
        int length = whole.body().length;
        Optional<ByteRange> range = ByteRange.of(header, length);
        if (range.isEmpty()) {
            return text(416, "range not satisfiable").with("Content-Range", "bytes */" + length);
        }
        int from = range.get().from();
        int to = range.get().to();
        byte[] part = Arrays.copyOfRange(whole.body(), from, to + 1);
        return new Answer(206, whole.contentType(), part, whole.headers())
            .with("Accept-Ranges", "bytes")
            .with("Content-Range", "bytes " + from + "-" + to + "/" + length);
    }

    private static Answer preflight() {
        return open(Answer.of(204, "text/plain", new byte[0]))
            .with("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
            .with("Access-Control-Allow-Headers", "Range")
            .with("Access-Control-Max-Age", "86400");
    }

    /** The pictures of a card whose media were changed may change again: their addresses stay the same. */
    private static int age(Card card) {
        return card.pictures().isEmpty() ? DAY : 0;
    }

    private static Answer cached(String contentType, byte[] body) {
        return cached(contentType, body, DAY);
    }

    private static Answer cached(String contentType, byte[] body, int seconds) {
        return Answer.of(200, contentType, body).with("Cache-Control", "public, max-age=" + seconds);
    }

    private static Answer open(Answer answer) {
        return answer
            .with("Access-Control-Allow-Origin", "*")
            .with("Access-Control-Expose-Headers", "Content-Length, Content-Range, Accept-Ranges");
    }

    private static Answer notFound() {
        return text(404, "not found");
    }

    private static Answer text(int status, String text) {
        return Answer.of(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
}
