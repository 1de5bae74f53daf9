package dev.vitrina.sandbox.control;

/**
 * A token to try the product with.
 *
 * @param seller the seller's name as {@code seller-info} tells it
 * @param cards  number of cards the seller starts with
 * @param type   {@code personal}, {@code base} or {@code expired}
 */
public record DemoToken(String seller, int cards, String type, String token) {}
