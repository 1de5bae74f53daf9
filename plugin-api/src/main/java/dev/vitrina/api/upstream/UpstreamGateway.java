package dev.vitrina.api.upstream;

import dev.vitrina.api.shop.Credential;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The only way out. Spends the quota shared by all replicas, keeps to circuit breakers and bulkheads, retries what may be
 * retried, and logs the call without its secrets. Thread-safe; blocks a virtual thread until the outcome or the deadline.
 * Never throws for an upstream's failure.
 */
public interface UpstreamGateway {
    /**
     * Calls with the shop's credential.
     *
     * @param patience how long the call may take in all, waiting for quota included; when the quota would come later, the
     *                 outcome is {@link Outcome.RateLimited} at once
     */
    Outcome call(ShopId shop, Endpoint endpoint, UpstreamRequest request, Priority priority, Duration patience);

    /** Calls with a credential that belongs to no shop yet. */
    Outcome call(
        Credential credential,
        Endpoint endpoint,
        UpstreamRequest request,
        Priority priority,
        Duration patience
    );

    /** What the shops did today (UTC). */
    Map<ShopId, UpstreamUsage> usage(Collection<ShopId> shops);

    /** What is left of the quota that a call of this endpoint would spend; spends nothing. Empty for a shop without a credential. */
    default Optional<QuotaLevel> quota(ShopId shop, Endpoint endpoint) {
        return Optional.empty();
    }
}
