package dev.vitrina.api.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product card, as far as other plugins need it.
 *
 * @param nmId       WB article
 * @param vendorCode the seller's
 * @param title      empty when there is none
 * @param photos     in display order
 * @param video      address of its HLS playlist; null without a video
 */
public record CatalogueCard(long nmId, String vendorCode, String title, List<Photo> photos, @Nullable String video) {
    public CatalogueCard {
        photos = List.copyOf(photos);
    }

    /** Addresses of one photo in WB's sizes (900x1200, 516x688, 246x328, 600x600, 75x100); any may be missing. */
    public record Photo(
        @Nullable String big,
        @Nullable String c516x688,
        @Nullable String c246x328,
        @Nullable String square,
        @Nullable String tm
    ) {}
}
