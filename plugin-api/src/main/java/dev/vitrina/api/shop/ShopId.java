package dev.vitrina.api.shop;

/** Identifies a shop (a seller account at WB). Positive; assigned by the host. Also the cache's tenant. */
public record ShopId(long value) {
    public ShopId {
        if (value <= 0) {
            throw new IllegalArgumentException("A shop id is positive, was " + value);
        }
    }

    /**
     * Reads the id as it travels in GraphQL and headers.
     *
     * @throws NumberFormatException when it is not a positive number
     */
    public static ShopId parse(String text) {
        long value = Long.parseLong(text);
        if (value <= 0) {
            throw new NumberFormatException("Not a shop id: " + value);
        }
        return new ShopId(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
