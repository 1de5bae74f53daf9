package dev.vitrina.products.fresh;

import dev.vitrina.products.card.Card;
import tools.jackson.databind.node.ObjectNode;

/** A card and the document it was read from. */
public record FreshCard(Card card, ObjectNode document) {}
