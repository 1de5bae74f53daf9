package dev.vitrina.sandbox.catalogue;

import java.time.Instant;

/**
 * What a generated catalogue depends on.
 *
 * @param from  before the first {@code updatedAt}
 * @param until after the last one
 */
public record CatalogueSpec(long seed, int seller, int size, Instant from, Instant until) {
    public CatalogueSpec {
        if (size < 0 || size > CardIds.LARGEST_CATALOGUE) {
            throw new IllegalArgumentException(
                "a catalogue has 0 to " + CardIds.LARGEST_CATALOGUE + " cards, not " + size
            );
        }
        if (seller < 0 || seller >= 20) {
            throw new IllegalArgumentException("a sandbox has at most 20 sellers");
        }
    }

    public CatalogueSpec withSize(int value) {
        return new CatalogueSpec(seed, seller, value, from, until);
    }
}
