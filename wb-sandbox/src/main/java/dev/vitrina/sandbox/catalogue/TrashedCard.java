package dev.vitrina.sandbox.catalogue;

/** A card in the trash. @param trashedMicros microseconds since 1970 */
public record TrashedCard(Card card, long trashedMicros) {
    CardKey key() {
        return new CardKey(trashedMicros, card.nmId());
    }
}
