package dev.vitrina.pricing.competitor;

import org.jspecify.annotations.Nullable;

/**
 * A good as the storefront lists it.
 *
 * @param name    null where it has none
 * @param brand   null where it has none
 * @param kopecks what a buyer without a WB wallet pays for the cheapest size, with Wildberries' own discount; null while none is on sale
 */
record Listing(long nmId, @Nullable String name, @Nullable String brand, @Nullable Long kopecks) {}
