package dev.vitrina.sandbox.catalogue;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since the catalogue was generated: edited, added, trashed and purged cards. A generated card that stands here in any
 * form is no longer read from the generator. Not thread-safe; {@link Catalogue} guards it.
 */
final class Overlay {

    private final NavigableMap<Long, Card> live = new TreeMap<>();
    private final NavigableMap<CardKey, Card> liveByTime = new TreeMap<>();
    private final NavigableMap<Long, TrashedCard> trash = new TreeMap<>();
    private final NavigableMap<CardKey, TrashedCard> trashByTime = new TreeMap<>();
    private final NavigableSet<Long> purged = new TreeSet<>();

    /** Whether the generator's version of this card no longer counts. */
    boolean hides(long nmId) {
        return live.containsKey(nmId) || trash.containsKey(nmId) || purged.contains(nmId);
    }

    /** Whether it is in the trash or purged. */
    boolean isGone(long nmId) {
        return trash.containsKey(nmId) || purged.contains(nmId);
    }

    Optional<Card> live(long nmId) {
        return Optional.ofNullable(live.get(nmId));
    }

    Optional<TrashedCard> trashed(long nmId) {
        return Optional.ofNullable(trash.get(nmId));
    }

    void put(Card card) {
        forget(card.nmId());
        live.put(card.nmId(), card);
        liveByTime.put(card.key(), card);
    }

    void trash(TrashedCard card) {
        forget(card.card().nmId());
        trash.put(card.card().nmId(), card);
        trashByTime.put(card.key(), card);
    }

    void purge(long nmId) {
        forget(nmId);
        purged.add(nmId);
    }

    /** The live cards that stand after (ascending) or before (descending) the key, nearest first. */
    NavigableMap<CardKey, Card> liveFrom(@Nullable CardKey key, SortOrder order) {
        return from(liveByTime, key, order);
    }

    NavigableMap<CardKey, TrashedCard> trashFrom(@Nullable CardKey key, SortOrder order) {
        return from(trashByTime, key, order);
    }

    /** Live cards by nmId. */
    NavigableMap<Long, Card> live() {
        return live;
    }

    /** Trashed cards by nmId. */
    Map<Long, TrashedCard> trash() {
        return trash;
    }

    NavigableSet<Long> purged() {
        return purged;
    }

    private void forget(long nmId) {
        Card card = live.remove(nmId);
        if (card != null) {
            liveByTime.remove(card.key());
        }
        TrashedCard trashed = trash.remove(nmId);
        if (trashed != null) {
            trashByTime.remove(trashed.key());
        }
        purged.remove(nmId);
    }

    private static <V> NavigableMap<CardKey, V> from(
        NavigableMap<CardKey, V> map,
        @Nullable CardKey key,
        SortOrder order
    ) {
        return switch (order) {
            case ASCENDING -> key == null ? map : map.tailMap(key, false);
            case DESCENDING -> (key == null ? map : map.headMap(key, false)).descendingMap();
        };
    }
}
