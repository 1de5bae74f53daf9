package dev.vitrina.api.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seller account at Wildberries.
 *
 * @param sellerId the seller's id at WB ({@code sid} of {@code /api/v1/seller-info}, WB general spec); the unit of rate limits
 */
public record Shop(
    ShopId id,
    String sellerName,
    @Nullable String tradeMark,
    String sellerId,
    State state,
    Instant createdAt
) {
    /** Whether WB accepts the shop's credential. */
    public enum State {
        CONNECTED,
        /** Refused or expired; data is served from the cache until it is replaced. */
        CREDENTIAL_REFUSED,
    }
}
