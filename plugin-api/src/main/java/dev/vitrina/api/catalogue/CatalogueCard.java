package dev.vitrina.api.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product card, as far as other plugins need it.
 *
 * @param nmId        WB article
 * @param vendorCode  the seller's
 * @param title       empty when there is none
 * @param photos      in display order
 * @param video       address of its HLS playlist; null without a video
 * @param subjectId   WB's kind of goods, which its commission depends on; null when the card has none
 * @param subjectName in the language Wildberries gave it in
 * @param dimensions  of the packed product; null when the card has none
 * @param sizes       with their barcodes
 */
public record CatalogueCard(
    long nmId,
    String vendorCode,
    String title,
    List<Photo> photos,
    @Nullable String video,
    @Nullable Long subjectId,
    @Nullable String subjectName,
    @Nullable Dimensions dimensions,
    List<Size> sizes
) {
    public CatalogueCard {
        photos = List.copyOf(photos);
        sizes = List.copyOf(sizes);
    }

    /** A card of which nothing more is known. */
    public CatalogueCard(long nmId, String vendorCode, String title, List<Photo> photos, @Nullable String video) {
        this(nmId, vendorCode, title, photos, video, null, null, null, List.of());
    }

    /** Addresses of one photo in WB's sizes (900x1200, 516x688, 246x328, 600x600, 75x100); any may be missing. */
    public record Photo(
        @Nullable String big,
        @Nullable String c516x688,
        @Nullable String c246x328,
        @Nullable String square,
        @Nullable String tm
    ) {}

    /** Centimetres, and kilograms with the packaging; any may be missing, and Wildberries gives 0 for what nobody has said. */
    public record Dimensions(
        @Nullable Integer length,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable BigDecimal weightBrutto
    ) {}

    /**
     * A size of the card.
     *
     * @param chrtId   identifies it; the {@code sizeID} of prices
     * @param techSize as the seller calls it; null for goods without sizes
     * @param skus     barcodes
     */
    public record Size(long chrtId, @Nullable String techSize, List<String> skus) {
        public Size {
            skus = List.copyOf(skus);
        }
    }
}
