package dev.vitrina.sandbox.content;

import dev.vitrina.sandbox.catalogue.Card;
import dev.vitrina.sandbox.catalogue.CardEditor;
import dev.vitrina.sandbox.catalogue.Catalogue;
import dev.vitrina.sandbox.catalogue.Catalogues;
import dev.vitrina.sandbox.catalogue.Picture;
import dev.vitrina.sandbox.catalogue.Write;
import dev.vitrina.sandbox.gateway.Endpoint;
import dev.vitrina.sandbox.gateway.ErrorLayer;
import dev.vitrina.sandbox.host.WbHost;
import dev.vitrina.sandbox.json.Json;
import dev.vitrina.sandbox.media.MediaFile;
import dev.vitrina.sandbox.media.MediaLinks;
import dev.vitrina.sandbox.media.MediaLinks.Target;
import dev.vitrina.sandbox.quota.QuotaTable;
import dev.vitrina.sandbox.seller.Seller;
import dev.vitrina.sandbox.wire.Answer;
import dev.vitrina.sandbox.wire.Call;
import dev.vitrina.sandbox.writing.WriteDesk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Pictures and video of a card, by link or as a file; they show after the write delay. A video is not transcoded: the CDN plays the
 * sandbox's own clip. Which of two refusals a broken link gets is read from the spec: a link that leads to no file 409, a file that does
 * not keep to the demands 200 without effect.
 */
public final class MediaEndpoints {

    private static final int MOST_PICTURES = 30;
    private final Catalogues catalogues;
    private final MediaLinks links;
    private final WriteDesk desk;

    public MediaEndpoints(Catalogues catalogues, MediaLinks links, WriteDesk desk) {
        this.catalogues = catalogues;
        this.links = links;
        this.desk = desk;
    }

    public List<Endpoint> all() {
        WbHost host = WbHost.CONTENT;
        return List.of(
            Endpoint.write("media-save", host, "POST", "/content/v3/media/save", QuotaTable.MEDIA, this::save),
            Endpoint.write("media-file", host, "POST", "/content/v3/media/file", QuotaTable.MEDIA, this::file)
        );
    }

    /** Replaces all media, in the order of the links; a video may stand anywhere. All of them or none. */
    private Answer save(Call call, Seller seller) {
        JsonNode body = ContentAnswers.json(call);
        if (!body.path("nmId").isIntegralNumber()) {
            return error(422, "Отсутствует параметр nmId");
        }
        JsonNode data = body.path("data");
        long nmId = body.path("nmId").longValue();
        Catalogue catalogue = catalogues.of(seller);
        if (!data.isArray() || data.isEmpty() || catalogue.find(nmId).isEmpty()) {
            return error(400, "Неправильный запрос");
        }
        List<Target> targets = data
            .valueStream()
            .map(link -> links.follow(link.asString("")))
            .toList();
        if (targets.stream().anyMatch(Target.Broken.class::isInstance)) {
            return error(409, "Ошибка сохранения части ссылок");
        }
        List<Picture> pictures = new ArrayList<>();
        for (Target target : targets) {
            if (target instanceof Target.Photo(Picture picture)) {
                pictures.add(picture);
            }
        }
        int videos = (int) targets.stream().filter(Target.Clip.class::isInstance).count();
        boolean fit = targets.stream().noneMatch(Target.Unfit.class::isInstance);
        boolean taken = fit && pictures.size() <= MOST_PICTURES && videos <= 1;
        desk.accept(
            catalogue,
            "media-save",
            taken
                ? edit(nmId, card -> card.pictures(pictures).video(videos == 1))
                : edits -> new Write.Outcome(List.of(), List.of())
        );
        return ContentAnswers.ok(Json.object());
    }

    /** Adds a picture, puts one in the place of another, or sets the video. */
    private Answer file(Call call, Seller seller) {
        Optional<byte[]> sent = MultipartFile.named("uploadfile", call.header("content-type").orElse(""), call.body());
        if (sent.isEmpty()) {
            byte[] text = "Invalid 'boundary' for 'multipart/form-data' request".getBytes(StandardCharsets.UTF_8);
            return Answer.of(400, "plain/text", text);
        }
        int number = (int) number(call, "x-photo-number");
        long nmId = number(call, "x-nm-id");
        Catalogue catalogue = catalogues.of(seller);
        Optional<Card> card = catalogue.find(nmId);
        Optional<MediaFile> file = MediaFile.of(sent.get()).filter(MediaFile::isFit);
        if (card.isEmpty() || file.isEmpty() || number < 1) {
            return error(400, "Неправильный запрос");
        }
        return switch (file.get()) {
            case MediaFile.Video _ -> {
                if (number != 1) {
                    yield error(400, "Неправильный запрос");
                }
                desk.accept(catalogue, "media-file", edit(nmId, editor -> editor.video(true)));
                yield ContentAnswers.ok(Json.object());
            }
            case MediaFile.Image(String type, int _, int _, byte[] bytes) -> {
                if (card.get().photos() >= MOST_PICTURES && number > MOST_PICTURES) {
                    yield error(400, "Превышено максимальное количество изображений");
                }
                Picture picture = new Picture.Uploaded(type, bytes);
                desk.accept(catalogue, "media-file", edit(nmId, editor -> editor.picture(number, picture)));
                yield ContentAnswers.ok(Json.object());
            }
        };
    }

    private static Write edit(long nmId, Consumer<CardEditor> change) {
        return edits ->
            new Write.Outcome(
                edits
                    .find(nmId)
                    .map(card -> {
                        CardEditor editor = CardEditor.of(card);
                        change.accept(editor);
                        return edits.put(editor);
                    })
                    .stream()
                    .toList(),
                List.of()
            );
    }

    private static long number(Call call, String header) {
        return call
            .header(header)
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Long::valueOf)
            .orElse(0L);
    }

    private static Answer error(int status, String text) {
        return ErrorLayer.CONTENT.error(status, text);
    }
}
