package dev.vitrina.sandbox.media;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the links of media/save: those to the sandbox's own pictures without the network, others by HTTP. Thread-safe. */
public final class MediaLinks {

    private static final Pattern PICTURE = Pattern.compile("/part\\d+/(\\d{1,12})/images/\\w+/(\\d{1,2})\\.webp$");
    private static final Pattern VIDEO = Pattern.compile("/videonme-basket-.*/(\\d{1,12})/(?:hls|mp4)/");
    private final Catalogues catalogues;
    private final HttpClient http = HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(5))
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();

    public MediaLinks(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** What stands behind a link. */
    public sealed interface Target {
        record Photo(Picture picture) implements Target {}

        record Clip() implements Target {}

        /** A picture or video that does not keep to the demands. */
        record Unfit() implements Target {}

        /** Not a file: nothing, a page, a text. */
        record Broken() implements Target {}
    }

    public Target follow(String link) {
        Matcher picture = PICTURE.matcher(link);
        if (picture.find()) {
            int number = Integer.parseInt(picture.group(2));
            return catalogues
                .anywhere(Long.parseLong(picture.group(1)))
                .filter(card -> number >= 1 && number <= card.photos())
                .<Target>map(card -> new Target.Photo(card.picture(number)))
                .orElseGet(Target.Broken::new);
        }
        Matcher video = VIDEO.matcher(link);
        if (video.find()) {
            Optional<Card> card = catalogues.anywhere(Long.parseLong(video.group(1))).filter(Card::hasVideo);
            return card.isPresent() ? new Target.Clip() : new Target.Broken();
        }
        return fetch(link);
    }

    private Target fetch(String link) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(link)).timeout(Duration.ofSeconds(10)).build();
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] file = body.readNBytes(MediaFile.LARGEST_VIDEO + 1);
                return answer.statusCode() == 200
                    ? MediaFile.of(file).map(MediaLinks::target).orElseGet(Target.Broken::new)
                    : new Target.Broken();
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Target.Broken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Target.Broken();
        }
    }

    private static Target target(MediaFile file) {
        if (!file.isFit()) {
            return new Target.Unfit();
        }
        return switch (file) {
            case MediaFile.Image(String type, int _, int _, byte[] bytes) -> new Target.Photo(
                new Picture.Uploaded(type, bytes)
            );
            case MediaFile.Video _ -> new Target.Clip();
        };
    }
}
