package dev.vitrina.media.inventory;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.api.catalogue.CatalogueCard.Photo;
import dev.vitrina.api.download.DownloadOutcome;
import dev.vitrina.api.download.DownloadRequest;
import dev.vitrina.api.download.Downloads;
import dev.vitrina.api.download.FileFormat;
import dev.vitrina.media.PhotoSize;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at one photo or video as Wildberries serves it: the beginning of the largest size, and a small one whole. */
final class Probe {

    private static final Set<FileFormat> PICTURES = EnumSet.range(FileFormat.JPEG, FileFormat.BMP);
    private static final int BEGINNING = 16 << 10;
    private static final long LARGEST = 32L << 20;
    private static final long LARGEST_SMALL = 1L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Downloads downloads;
    private final Picture pictures;
    private final Clock clock;

    Probe(Downloads downloads, Picture pictures, Clock clock) {
        this.downloads = downloads;
        this.pictures = pictures;
        this.clock = clock;
    }

    Asset photo(CatalogueCard card, int number) throws IOException {
        Photo photo = card.photos().get(number - 1);
        String address = PhotoSize.BIG.of(photo);
        if (address == null) {
            return Asset.unknown(card.nmId(), number, null).found(AssetState.BROKEN, "The card names no address of it");
        }
        Asset seen = large(card.nmId(), number, address, PICTURES);
        String small = PhotoSize.C246X328.of(photo);
        return seen.state() == AssetState.OK && small != null ? looked(seen, small) : seen;
    }

    Asset video(CatalogueCard card) throws IOException {
        String address = Objects.requireNonNull(card.video());
        return large(card.nmId(), 0, address, EnumSet.of(FileFormat.M3U8, FileFormat.MP4, FileFormat.MOV));
    }

    private Asset large(long nmId, int number, String address, Set<FileFormat> formats) throws IOException {
        byte[][] beginning = new byte[1][];
        DownloadOutcome outcome = downloads.fetch(
            DownloadRequest.of(address, formats, LARGEST, PATIENCE).beginning(BEGINNING),
            (format, body) -> beginning[0] = body.readAllBytes()
        );
        return outcome instanceof DownloadOutcome.Done(FileFormat format, long _, Long size)
            ? there(nmId, number, address, format, size, Objects.requireNonNull(beginning[0]))
            : not(Asset.unknown(nmId, number, address), outcome);
    }

    private Asset there(
        long nmId,
        int number,
        String address,
        FileFormat format,
        @Nullable Long size,
        byte[] beginning
    ) {
        Picture.Size shape = PICTURES.contains(format) ? pictures.size(format, beginning).orElse(null) : null;
        return new Asset(
            nmId,
            number,
            address,
            AssetState.OK,
            format,
            shape == null ? null : (Integer) shape.width(),
            shape == null ? null : (Integer) shape.height(),
            format == FileFormat.M3U8 ? null : size,
            null,
            null,
            clock.instant()
        );
    }

    /** A picture that begins as one can still be none: a small size is decoded, which also tells what it looks like. */
    private Asset looked(Asset seen, String small) throws IOException {
        byte[][] picture = new byte[1][];
        DownloadOutcome outcome = downloads.fetch(
            DownloadRequest.of(small, PICTURES, LARGEST_SMALL, PATIENCE),
            (format, body) -> picture[0] = body.readAllBytes()
        );
        if (!(outcome instanceof DownloadOutcome.Done(FileFormat format, var _, var _))) {
            return outcome instanceof DownloadOutcome.Unavailable ? seen : not(seen, outcome);
        }
        try {
            long alike = pictures.differenceHash(format, Objects.requireNonNull(picture[0]));
            return new Asset(
                seen.nmId(),
                seen.number(),
                seen.address(),
                AssetState.OK,
                seen.format(),
                seen.width(),
                seen.height(),
                seen.bytes(),
                alike,
                null,
                seen.checkedAt()
            );
        } catch (IOException broken) {
            return seen.found(AssetState.BROKEN, "It cannot be decoded");
        }
    }

    private Asset not(Asset seen, DownloadOutcome outcome) {
        Asset now = new Asset(
            seen.nmId(),
            seen.number(),
            seen.address(),
            AssetState.UNKNOWN,
            null,
            null,
            null,
            null,
            null,
            null,
            clock.instant()
        );
        return switch (outcome) {
            case DownloadOutcome.Done _ -> seen;
            case DownloadOutcome.NotFound _ -> now.found(AssetState.MISSING, "Wildberries has no such file");
            case DownloadOutcome.WrongFormat(FileFormat found) -> now.found(
                AssetState.BROKEN,
                found == null ? "It is neither picture nor video" : "It is " + found + ", which was not expected here"
            );
            case DownloadOutcome.TooLarge _ -> now.found(AssetState.BROKEN, "It is larger than Wildberries allows");
            case DownloadOutcome.Refused(String reason) -> now.found(
                AssetState.BROKEN,
                "Its address is not fetched: " + reason
            );
            case DownloadOutcome.Unavailable(String reason, var _) -> now.found(AssetState.UNKNOWN, reason);
        };
    }
}
