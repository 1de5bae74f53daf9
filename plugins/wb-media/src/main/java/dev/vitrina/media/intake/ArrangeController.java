package dev.vitrina.media.intake;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.error.UserError;
import dev.vitrina.api.shop.ShopContext;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.user.Actor;
import dev.vitrina.media.arrange.ArrangeRows;
import dev.vitrina.media.arrange.Arrangement;
import dev.vitrina.media.arrange.MediaKind;
import dev.vitrina.media.arrange.MediaLimits;
import dev.vitrina.media.arrange.WantedVideo;
import dev.vitrina.media.intake.Drafts.Drafted;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The media of one card. */
@Controller
class ArrangeController {

    private final CardCatalogue catalogue;
    private final Uploads uploads;
    private final FileCheck check;
    private final ArrangeRows rows;
    private final Drafts drafts;

    ArrangeController(CardCatalogue catalogue, Uploads uploads, FileCheck check, ArrangeRows rows, Drafts drafts) {
        this.catalogue = catalogue;
        this.uploads = uploads;
        this.check = check;
        this.rows = rows;
        this.drafts = drafts;
    }

    /** Maps to {@code MediaRules}. */
    record Rules(
        int maxPhotos,
        int minWidth,
        int minHeight,
        long maxPhotoBytes,
        long maxVideoBytes,
        Set<FileFormat> photoFormats,
        Set<FileFormat> videoFormats,
        int maxArchiveFiles,
        long maxUploadBytes,
        int keptForDays
    ) {}

    /** Maps to {@code MediaPhotoInput}. */
    record PhotoInput(@Nullable Integer number, @Nullable String fileId, @Nullable String link) {}

    /** Maps to {@code MediaVideoInput}. */
    record VideoInput(WantedVideo.Action action, @Nullable String fileId, @Nullable String link) {}

    /** Maps to {@code MediaArrangeInput}. */
    record ArrangeInput(
        String nmId,
        List<PhotoInput> photos,
        List<String> opened,
        @Nullable VideoInput video,
        @Nullable String title,
        @Nullable String idempotencyKey
    ) {}

    @QueryMapping
    Rules mediaRules() {
        return new Rules(
            MediaLimits.MOST_PHOTOS,
            MediaLimits.LEAST_WIDTH,
            MediaLimits.LEAST_HEIGHT,
            MediaLimits.PHOTO_BYTES,
            MediaLimits.VIDEO_BYTES,
            EnumSet.range(FileFormat.JPEG, FileFormat.BMP),
            EnumSet.of(FileFormat.MP4, FileFormat.MOV),
            Archive.MOST_FILES,
            uploads.mostBytes(),
            (int) MediaKind.KEPT.toDays()
        );
    }

    @MutationMapping
    Drafted mediaArrange(ShopContext shop, Actor actor, @Argument ArrangeInput input) {
        Optional<CatalogueCard> card = card(shop.id(), input.nmId());
        if (card.isEmpty()) {
            return Drafted.refused(List.of(drafts.error("CARD_NOT_FOUND", "nmId")));
        }
        WantedReader reader = new WantedReader(shop.id(), uploads, check, drafts);
        boolean isNew = false;
        try {
            Arrangement wanted = reader.read(input.opened(), input.photos(), input.video());
            List<UserError> errors = reader.errors();
            Drafted drafted = errors.isEmpty()
                ? drafts.draft(
                    new Drafts.Request(shop, actor, "arrange", input.title(), input.idempotencyKey(), input),
                    List.of(rows.draft(card.get(), wanted))
                )
                : Drafted.refused(errors);
            isNew = drafted.isNew();
            return drafted;
        } finally {
            if (!isNew) {
                reader.forget();
            }
        }
    }

    private Optional<CatalogueCard> card(ShopId shop, String nmId) {
        return nmId.matches("[1-9][0-9]{0,14}")
            ? catalogue.find(shop, List.of(Long.valueOf(nmId))).stream().findFirst()
            : Optional.empty();
    }
}
