package dev.vitrina.pricing.history;

import dev.vitrina.pricing.good.Good;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a good cost for a while.
 *
 * @param from      when it was noticed, by the database's clock: at Wildberries it happened earlier
 * @param to        null while it lasts
 * @param changeSet of Vitrina that made it so; null unless {@code source} is {@link Source#VITRINA}
 */
public record PricePeriod(Good good, Instant from, @Nullable Instant to, Source source, @Nullable Long changeSet) {
    /** Who made a price what it is. Maps to {@code PricingSource}. */
    public enum Source {
        /** It was so when the shop was first read. */
        FIRST_SEEN,
        /** Somebody else: the portal, a promotion, another program. */
        PORTAL,
        VITRINA,
    }
}
