package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Budget;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import org.springframework.dao.DataAccessException;

/** The cache engine's view of the quota: background work asks before it starts. */
final class QuotaBudget implements Budget {

    private final DeclaredUpstreams upstreams;
    private final ShopCredentials credentials;
    private final QuotaLedger ledger;

    QuotaBudget(DeclaredUpstreams upstreams, ShopCredentials credentials, QuotaLedger ledger) {
        this.upstreams = upstreams;
        this.credentials = credentials;
        this.ledger = ledger;
    }

    /** Zero for what is not an upstream's endpoint, or not callable anyway: the call itself will say why. */
    @Override
    public Duration delay(long tenant, String endpoint, Priority priority, double reserve) {
        if (tenant <= 0) {
            return Duration.ZERO;
        }
        return upstreams
            .endpoint(endpoint)
            .flatMap(known ->
                credentials.find(new ShopId(tenant)).map(c -> BucketKey.of(c.credential(), known.quotaGroup()))
            )
            .map(key -> delay(key, priority, reserve))
            .orElse(Duration.ZERO);
    }

    private Duration delay(BucketKey key, Priority priority, double reserve) {
        try {
            return ledger.delay(key, priority, reserve);
        } catch (DataAccessException e) {
            return Duration.ZERO;
        }
    }
}
