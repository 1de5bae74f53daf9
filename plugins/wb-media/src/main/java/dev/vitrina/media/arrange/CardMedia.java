package dev.vitrina.media.arrange;

import dev.vitrina.api.catalogue.CatalogueCard;
import dev.vitrina.media.Look;
import java.util.List;
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
     * @param address of its largest size; empty when the card names none
     * @param look    null when it cannot be had or read: it is like nothing then
     */
    record Seen(String address, @Nullable Look look) {}

    boolean hasVideo() {
        return card.video() != null;
    }
}
