package dev.vitrina.products.fresh;

import dev.vitrina.cache.Problem;
import java.time.Instant;
import java.util.Map;

/**
 * What reading gave.
 *
 * @param <K> what cards are looked for by
 */
public sealed interface FreshAnswer<K> {
    /**
     * Read; those that there are not are missing.
     *
     * @param mirrored whether they are the mirror's, brought up to date, and not each one Wildberries' answer of just now
     */
    record Cards<K>(Map<K, FreshCard> found, boolean mirrored) implements FreshAnswer<K> {
        public Cards {
            found = Map.copyOf(found);
        }
    }

    /** It cannot be told now. */
    record NotNow<K>(Problem problem, Instant retryAt) implements FreshAnswer<K> {}
}
