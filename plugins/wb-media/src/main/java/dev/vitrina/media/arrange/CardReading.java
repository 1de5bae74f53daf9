package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueReading;
import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.api.file.FileDraft;
import dev.vitrina.api.file.FileStore;
import dev.vitrina.api.file.StoredFile;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.FailureKind;
import dev.vitrina.cache.Priority;
import dev.vitrina.cache.Problem;
import dev.vitrina.media.Look;
import dev.vitrina.media.PhotoSize;
import dev.vitrina.media.arrange.CardMedia.Seen;
import dev.vitrina.media.inventory.Picture;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a card shows: its list of photos from the content API, and each photo's look from the CDN, which spends nothing of the quota. The CDN may
 * serve a former picture for a while after a change; such a card counts as not changed yet, and is looked at again.
 */
final class CardReading {

    private static final Set<FileFormat> PICTURES = EnumSet.range(FileFormat.JPEG, FileFormat.BMP);
    private static final long LARGEST_SMALL = 4L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final CardCatalogue catalogue;
    private final Downloads downloads;
    private final FileStore files;
    private final Picture pictures = new Picture();
    private final Clock clock;

    CardReading(CardCatalogue catalogue, Downloads downloads, FileStore files, Clock clock) {
        this.catalogue = catalogue;
        this.downloads = downloads;
        this.files = files;
        this.clock = clock;
    }

    /** What came of reading. */
    sealed interface Answer {
        /** By nmId; cards that are gone are missing. */
        record Cards(Map<Long, CardMedia> found) implements Answer {
            public Cards {
                found = Map.copyOf(found);
            }
        }

        record NotNow(Problem problem, Instant retryAt) implements Answer {}
    }

    Answer read(ShopId shop, Collection<Long> nmIds, Priority priority) {
        switch (catalogue.readAnew(shop, nmIds, priority)) {
            case CatalogueReading.NotNow(Problem problem, Instant retryAt) -> {
                return new Answer.NotNow(problem, retryAt);
            }
            case CatalogueReading.Read(List<CatalogueCard> cards) -> {
                Map<Long, CardMedia> found = new HashMap<>();
                for (CatalogueCard card : cards) {
                    Optional<CardMedia> media = looked(card);
                    if (media.isEmpty()) {
                        return away();
                    }
                    found.put(card.nmId(), media.get());
                }
                return new Answer.Cards(found);
            }
        }
    }

    private Answer.NotNow away() {
        Instant retryAt = clock.instant().plus(SOON);
        return new Answer.NotNow(
            new Problem(FailureKind.UNAVAILABLE, "Wildberries' media hosts do not answer", retryAt),
            retryAt
        );
    }

    /** Empty when the CDN cannot be asked now. */
    private Optional<CardMedia> looked(CatalogueCard card) {
        List<Seen> photos = new ArrayList<>();
        for (CatalogueCard.Photo photo : card.photos()) {
            String large = PhotoSize.BIG.of(photo);
            String small = PhotoSize.C246X328.of(photo);
            if (small == null || large == null) {
                photos.add(new Seen("", null));
                continue;
            }
            byte[][] bytes = new byte[1][];
            DownloadOutcome outcome = fetch(DownloadRequest.of(small, PICTURES, LARGEST_SMALL, PATIENCE), (_, body) ->
                bytes[0] = body.readAllBytes()
            );
            if (outcome instanceof DownloadOutcome.Unavailable) {
                return Optional.empty();
            }
            FileFormat format = outcome instanceof DownloadOutcome.Done done ? done.format() : null;
            photos.add(new Seen(large, format == null || bytes[0] == null ? null : look(format, bytes[0])));
        }
        return Optional.of(new CardMedia(card, photos));
    }

    private @Nullable Look look(FileFormat format, byte[] picture) {
        try {
            return Look.of(pictures, format, picture);
        } catch (IOException broken) {
            return null;
        }
    }

    /** Keeps a copy of a file of the CDN, for the way back; empty when it cannot be had. */
    Optional<WantedFile> copy(ShopId shop, String address, String name, Set<FileFormat> formats, long most) {
        StoredFile[] kept = new StoredFile[1];
        DownloadOutcome outcome = fetch(DownloadRequest.of(address, formats, most, PATIENCE), (format, body) ->
            kept[0] = files.write(
                new FileDraft(
                    shop,
                    name + "." + format.extension(),
                    format.contentType(),
                    MediaKind.KEPT,
                    MediaKind.EDIT
                ),
                body::transferTo
            )
        );
        return outcome instanceof DownloadOutcome.Done done && kept[0] != null
            ? Optional.of(new WantedFile(kept[0].id(), done.format(), name))
            : Optional.empty();
    }

    private DownloadOutcome fetch(DownloadRequest request, Downloads.Sink sink) {
        try {
            return downloads.fetch(request, sink);
        } catch (IOException broken) {
            return new DownloadOutcome.Unavailable("It could not be read", null);
        }
    }
}
