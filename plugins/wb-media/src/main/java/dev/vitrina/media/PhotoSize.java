package dev.vitrina.media;

import dev.vitrina.api.catalogue.CatalogueCard.Photo;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** WB's sizes of a photo; maps to the GraphQL enum {@code MediaPhotoSize}. */
public enum PhotoSize {
    /** 900x1200. */
    BIG,
    /** 516x688. */
    C516X688,
    /** 246x328. */
    C246X328,
    /** 600x600, cut off at top and bottom. */
    SQUARE,
    /** 75x100. */
    TM;

    /** The address of the photo in this size; where WB names none the next larger one, or any; null when there is none at all. */
    public @Nullable String of(Photo photo) {
        String own = switch (this) {
            case BIG -> photo.big();
            case C516X688 -> photo.c516x688();
            case C246X328 -> photo.c246x328();
            case SQUARE -> photo.square();
            case TM -> photo.tm();
        };
        return own != null
            ? own
            : Stream.of(photo.big(), photo.c516x688(), photo.c246x328(), photo.square(), photo.tm())
                .filter(address -> address != null)
                .findFirst()
                .orElse(null);
    }
}
