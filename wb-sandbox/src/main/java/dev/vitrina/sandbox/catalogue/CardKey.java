package dev.vitrina.sandbox.catalogue;

import java.util.Comparator;

/**
 * A card's place in the list: by time, then by nmId (items spec, cards/list: the cursor is the pair). The time is {@code updatedAt} in
 * the list and {@code trashedAt} in the trash, in microseconds since 1970.
 */
public record CardKey(long micros, long nmId) implements Comparable<CardKey> {
    private static final Comparator<CardKey> ORDER = Comparator.comparingLong(CardKey::micros).thenComparingLong(
        CardKey::nmId
    );

    @Override
    public int compareTo(CardKey other) {
        return ORDER.compare(this, other);
    }
}
