package dev.vitrina.pricing.cost;

/**
 * A size of a good, or the whole good.
 *
 * @param sizeId the card's {@code chrtID}; {@link #ALL_SIZES} for the whole good
 */
public record Sku(long nmId, long sizeId) {
    public static final long ALL_SIZES = 0;

    public static Sku all(long nmId) {
        return new Sku(nmId, ALL_SIZES);
    }
}
