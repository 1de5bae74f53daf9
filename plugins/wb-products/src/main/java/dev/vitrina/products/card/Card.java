package dev.vitrina.products.card;

import dev.vitrina.api.shop.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product card (WB items spec, {@code cards/list}); maps to the GraphQL type {@code Product}.
 *
 * @param nmId      WB article
 * @param imtId     group of merged cards; the card's own nmId when Wildberries names none
 * @param title     empty when there is none
 * @param createdAt the time of the last change when Wildberries names none
 */
public record Card(
    ShopId shop,
    long nmId,
    long imtId,
    @Nullable String nmUuid,
    String vendorCode,
    String title,
    @Nullable String description,
    @Nullable String brand,
    @Nullable Long subjectId,
    @Nullable String subjectName,
    List<Photo> photos,
    @Nullable String video,
    @Nullable Boolean needKiz,
    @Nullable Boolean kizMarked,
    @Nullable Wholesale wholesale,
    @Nullable Dimensions dimensions,
    List<Characteristic> characteristics,
    List<Size> sizes,
    List<Tag> tags,
    Instant createdAt,
    Instant updatedAt
) {
    public Card {
        photos = List.copyOf(photos);
        characteristics = List.copyOf(characteristics);
        sizes = List.copyOf(sizes);
        tags = List.copyOf(tags);
    }

    public int photoCount() {
        return photos.size();
    }

    /** Addresses of one photo; any may be missing. */
    public record Photo(
        @Nullable String big,
        @Nullable String c516x688,
        @Nullable String c246x328,
        @Nullable String square,
        @Nullable String tm
    ) {}

    /** Sale in lots of {@code quantum} pieces. */
    public record Wholesale(boolean enabled, @Nullable Integer quantum) {}

    /** Of the packed product: centimetres and kilograms. */
    public record Dimensions(
        @Nullable Integer length,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable BigDecimal weightBrutto,
        @Nullable Boolean isValid
    ) {}

    /** A characteristic with its value or values as text. */
    public record Characteristic(long id, String name, List<String> values) {
        public Characteristic {
            values = List.copyOf(values);
        }
    }

    /** A size with its barcodes. */
    public record Size(long chrtId, @Nullable String techSize, @Nullable String wbSize, List<String> skus) {
        public Size {
            skus = List.copyOf(skus);
        }
    }

    /** A seller's label; {@code color} is hex RGB. */
    public record Tag(long id, String name, @Nullable String color) {}
}
