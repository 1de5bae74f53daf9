package dev.vitrina.sandbox.catalogue;

import java.time.Instant;

/**
 * What a generated catalogue depends on.
 *
 * @param seller  its number, from 0
 * @param sellers how many there are in the sandbox, at most 200: where there are more than 20, a catalogue has 100,000 cards at most
 * @param from    before the first {@code updatedAt}
 * @param until   after the last one
 */
public record CatalogueSpec(long seed, int seller, int sellers, int size, Instant from, Instant until) {
    public CatalogueSpec {
        if (sellers > CardIds.MOST_SELLERS || seller < 0 || seller >= sellers) {
            throw new IllegalArgumentException("a sandbox has at most " + CardIds.MOST_SELLERS + " sellers");
        }
        int largest = CardIds.largestCatalogue(sellers);
        if (size < 0 || size > largest) {
            throw new IllegalArgumentException("a catalogue has 0 to " + largest + " cards, not " + size);
        }
    }

    public CatalogueSpec withSize(int value) {
        return new CatalogueSpec(seed, seller, sellers, value, from, until);
    }
}
