package dev.vitrina.api.catalogue;

import dev.vitrina.api.shop.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a plugin knows of some cards of a shop, as that a photo of theirs is broken; a bean of this type is registered by the host. The plugin
 * that lists cards keeps a copy of which cards these are, and offers it as a filter to whoever may see the shop's cards. The copy is made anew
 * when {@link CardConditionChanged} is published, and now and then where {@link #version} has moved on without one. Thread-safe.
 */
public interface CardCondition {
    /** Ids in one answer, at most. */
    int MOST = 10_000;

    /** Begins with the plugin's id and a dot, as {@code wb-media.broken-photos}; letters, digits, dots and dashes, at most 80. Never changes. */
    String id();

    /** What people call it, of a card that has it. */
    String label(Locale language);

    /** What people call it that a card does not have it; empty where nobody looks for such cards. */
    default Optional<String> opposite(Locale language) {
        return Optional.empty();
    }

    /**
     * Another one whenever other cards of the shop have it. Opaque, at most 200 characters, and cheap: it is asked for far more often than the cards.
     */
    String version(ShopId shop);

    /**
     * The cards that have it, by nmId upwards.
     *
     * @param after the last of the page before; {@link Long#MIN_VALUE} for the first page
     * @param limit at most {@link #MOST}
     * @return fewer than {@code limit} only at the end
     */
    List<Long> nmIds(ShopId shop, long after, int limit);

    /** When it was last looked which cards of the shop have it; empty when it never was. */
    Optional<Instant> asOf(ShopId shop);
}
