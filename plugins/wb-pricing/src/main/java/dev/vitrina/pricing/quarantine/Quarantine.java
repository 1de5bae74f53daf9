package dev.vitrina.pricing.quarantine;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.api.upstream.UpstreamGateway;
import dev.vitrina.cache.Priority;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The quarantine for who sends prices: what of theirs landed there, and word of what may have changed in it. Thread-safe. */
public final class Quarantine {

    private final QuarantineSource source;
    private final QuarantineStore store;
    private final Jobs jobs;

    public Quarantine(UpstreamGateway gateway, QuarantineJson json, QuarantineStore store, Jobs jobs) {
        this.source = new QuarantineSource(gateway, json);
        this.store = store;
        this.jobs = jobs;
    }

    /** What Wildberries holds now, by nmId; empty when it cannot be asked. Spends the quota of prices. */
    public Optional<Map<Long, HeldPrice>> now(ShopId shop, Priority priority) {
        return source.now(shop, priority);
    }

    /** Something landed there: the mirror is read anew. */
    public void entered(ShopId shop) {
        try {
            jobs.start(QuarantineSyncJob.TYPE, shop, "{}");
        } catch (VitrinaException busy) {
            // Its turn comes by itself then.
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
        }
    }

    /** These goods have another price now, which takes them out of quarantine (WB items spec, quarantine/goods). */
    public void priced(ShopId shop, Collection<Long> nmIds) {
        if (store.holdsAny(shop, nmIds)) {
            entered(shop);
        }
    }
}
