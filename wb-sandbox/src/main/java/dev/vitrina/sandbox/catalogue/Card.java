package dev.vitrina.sandbox.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * A product card, as complete as the card list shows it.
 *
 * @param photos        number of pictures, 0-30
 * @param pictures      the first of them, where they are not those the sandbox painted for these places
 * @param hasVideo      whether it has its one video
 * @param createdMicros microseconds since 1970, as {@code updatedMicros}
 */
public record Card(
    long nmId,
    long imtId,
    UUID nmUuid,
    Subject subject,
    String vendorCode,
    String brand,
    String title,
    String description,
    boolean kizMarked,
    int photos,
    List<Picture> pictures,
    boolean hasVideo,
    Wholesale wholesale,
    Dimensions dimensions,
    List<Characteristic> characteristics,
    List<Size> sizes,
    List<Tag> tags,
    long createdMicros,
    long updatedMicros
) implements CardView {
    /** Sale to companies. @param quantum pieces in a package */
    public record Wholesale(boolean enabled, int quantum) {}

    /** The n-th picture, from 1. */
    public Picture picture(int number) {
        return number <= pictures.size() ? pictures.get(number - 1) : new Picture.Painted(nmId, number);
    }

    public CardKey key() {
        return new CardKey(updatedMicros, nmId);
    }

    @Override
    public boolean hasTag(long tagId) {
        return tags.stream().anyMatch(tag -> tag.id() == tagId);
    }

    @Override
    public boolean hasPhotos() {
        return photos > 0;
    }

    @Override
    public boolean hasBarcode(String barcode) {
        return sizes.stream().anyMatch(size -> size.skus().contains(barcode));
    }

    @Override
    public Card card() {
        return this;
    }
}
