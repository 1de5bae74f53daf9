package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.Shop;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a shop stands with an upstream just now.
 *
 * @param upstream     the host's name
 * @param quotaGroup   the methods that share the quota
 * @param quotaLeft    calls that could be made now without waiting; parts of a call are on their way back
 * @param quotaBurst   calls in a burst
 * @param blockedUntil until when the upstream asked to be left alone, by the database's clock; null when it does not now
 * @param breaker      of the host, in this replica
 */
public record UpstreamStanding(
    String upstream,
    String quotaGroup,
    Shop shop,
    double quotaLeft,
    int quotaBurst,
    @Nullable Instant blockedUntil,
    Breaker breaker
) {
    /** Whether calls to the host go out. */
    public enum Breaker {
        CLOSED,
        HALF_OPEN,
        OPEN,
    }

    /** The share of the burst that is left. */
    double share() {
        return quotaLeft / quotaBurst;
    }
}
