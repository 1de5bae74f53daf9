package dev.vitrina.sandbox.prices;

import dev.vitrina.sandbox.catalogue.Card;

/** A card with its prices at one moment. */
public record PricedCard(Card card, Goods goods) {}
