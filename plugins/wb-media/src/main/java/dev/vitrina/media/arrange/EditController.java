package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.text.Texts;
import dev.vitrina.cache.Priority;
import dev.vitrina.media.Look;
import dev.vitrina.media.arrange.CardReading.Shown;
import dev.vitrina.media.arrange.CdnFiles.Fetched;
import dev.vitrina.media.arrange.PhotoReading.Photo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What a card shows, to somebody who is about to arrange it. */
@Controller
class EditController {

    /** Of thirty photos, in one answer. */
    private static final int MOST_PREVIEW = 256 << 10;

    private final CardCatalogue catalogue;
    private final CardReading reading;
    private final Texts texts;
    private final Clock clock;

    EditController(CardCatalogue catalogue, CardReading reading, Texts texts, Clock clock) {
        this.catalogue = catalogue;
        this.reading = reading;
        this.texts = texts;
        this.clock = clock;
    }

    /** Maps to {@code MediaEditPayload}. */
    record Payload(@Nullable Edit edit, List<UserError> errors) {}

    /** Maps to {@code MediaEdit}. */
    record Edit(long nmId, List<EditPhoto> photos, boolean hasVideo, Instant readAt) {}

    /** Maps to {@code MediaEditPhoto}. */
    record EditPhoto(int number, @Nullable String look, @Nullable String preview) {}

    @QueryMapping
    Payload mediaEdit(ShopContext shop, @Argument String nmId) {
        boolean isKnown =
            nmId.matches("[1-9][0-9]{0,14}") && !catalogue.find(shop.id(), List.of(Long.valueOf(nmId))).isEmpty();
        if (!isKnown) {
            return refused("CARD_NOT_FOUND");
        }
        return switch (reading.show(shop.id(), Long.parseLong(nmId), Priority.INTERACTIVE)) {
            case Shown.Gone() -> refused("CARD_NOT_FOUND");
            case Shown.NotNow(var _, Instant retryAt) -> refused(
                "MEDIA_UNREADABLE",
                Long.toString(Math.max(1, Duration.between(clock.instant(), retryAt).toSeconds() + 1))
            );
            case Shown.Card card -> new Payload(edit(card), List.of());
        };
    }

    private Payload refused(String code, Object... arguments) {
        return new Payload(null, List.of(UserError.at(code, texts.of("error." + code, arguments), "nmId")));
    }

    private Edit edit(Shown.Card card) {
        List<EditPhoto> photos = new ArrayList<>();
        for (Photo photo : card.photos()) {
            Look look = photo.seen().look();
            Fetched.Picture picture = photo.picture();
            photos.add(
                new EditPhoto(
                    photos.size() + 1,
                    look == null ? null : look.text(),
                    picture == null ? null : preview(picture)
                )
            );
        }
        return new Edit(card.card().nmId(), photos, card.media().hasVideo(), clock.instant());
    }

    /** Wildberries' small size as it came; a card that has none shows no preview rather than a large picture. */
    private static @Nullable String preview(Fetched.Picture picture) {
        return picture.bytes().length > MOST_PREVIEW
            ? null
            : "data:%s;base64,%s".formatted(
                picture.format().contentType(),
                Base64.getEncoder().encodeToString(picture.bytes())
            );
    }
}
