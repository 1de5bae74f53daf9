package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.media.Look;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The media of a card as Wildberries serves them now.
 *
 * @param photos in order
 */
record CardMedia(CatalogueCard card, List<Seen> photos) {
    CardMedia {
        photos = List.copyOf(photos);
    }

    /**
     * A photo.
     *
     * @param address  of its largest size; empty when the card names none
     * @param look     null when it cannot be had or read: it is like nothing then
     * @param answered false when the CDN did not say whether there is one: nothing is known of it, and it is worth asking again
     */
    record Seen(String address, @Nullable Look look, boolean answered) {
        Seen(String address, @Nullable Look look) {
            this(address, look, true);
        }
    }

    boolean hasVideo() {
        return card.video() != null;
    }

    /** The number, from 1, of the first photo that the CDN said nothing of: until it does, nobody knows what the card shows. */
    OptionalInt unanswered() {
        return IntStream.rangeClosed(1, photos.size())
            .filter(number -> !photos.get(number - 1).answered())
            .findFirst();
    }
}
