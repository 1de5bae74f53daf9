package dev.vitrina.sandbox.buyer;

import org.jspecify.annotations.Nullable;

/**
 * A good as the storefront shows it.
 *
 * @param basic   before any discount, in kopecks
 * @param product what a buyer without a WB wallet pays, in kopecks; null = sold out, and then there is no price at all
 */
public record Offer(long nmId, String name, String brand, long supplierId, long basic, @Nullable Long product) {}
