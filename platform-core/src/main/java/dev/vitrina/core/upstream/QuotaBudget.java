package dev.vitrina.core.upstream;

import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Budget;
import dev.vitrina.cache.Priority;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

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

    /** Zero for what is not an upstream's endpoint, or not callable anyway, also while the database is away: the call will say why. */
    @Override
    public Duration delay(long tenant, String endpoint, Priority priority, double reserve) {
        if (tenant <= 0) {
            return Duration.ZERO;
        }
        try {
            return upstreams
                .endpoint(endpoint)
                .flatMap(known ->
                    credentials
                        .find(new ShopId(tenant))
                        .map(c -> BucketKey.of(upstreams.asking(known, c.credential()), known.quotaGroup()))
                )
                .map(key -> ledger.delay(key, priority, reserve))
                .orElse(Duration.ZERO);
        } catch (DataAccessException | TransactionException e) {
            return Duration.ZERO;
        }
    }
}
