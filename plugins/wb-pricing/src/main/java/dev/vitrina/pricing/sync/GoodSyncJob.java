package dev.vitrina.pricing.sync;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.MirrorStatus;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.pricing.history.PriceHistory;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads all prices of a shop, over and over: Wildberries has no list of those that changed. A thousand goods are one call, so that a shop of ten thousand is read
 * in seven seconds; with a base token's four calls an hour it takes hours, and a run that was cut short goes on where it stopped.
 */
public final class GoodSyncJob {

    public static final String TYPE = "wb-pricing:sync";

    /** How old prices may be before they no longer count as fresh: two runs may have failed by then. */
    public static final Duration FRESH = Duration.ofMinutes(45);

    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final double JITTER = 0.2;

    private final Mirror mirror;
    private final PriceHistory history;
    private final ShopDirectory shops;
    private final CutShort cutShort;

    public GoodSyncJob(Mirror mirror, PriceHistory history, ShopDirectory shops, Clock clock) {
        this.mirror = mirror;
        this.history = history;
        this.shops = shops;
        this.cutShort = new CutShort(clock);
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, new Schedule(EVERY, JITTER, Shops.WITH_ACCEPTED_CREDENTIAL), this::run);
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null || shops.find(shop).isEmpty()) {
            return new JobResult.Succeeded("The shop is gone");
        }
        try {
            SyncRun done = mirror.sync(shop.value(), SyncMode.FULL, progress(run, shop));
            if (shops.find(shop).isEmpty()) {
                // It went while its prices came in: nobody else would remove what came after.
                mirror.purge(shop.value());
                history.purge(shop);
                return new JobResult.Succeeded("The shop is gone");
            }
            history.project(shop);
            return result(done);
        } catch (SyncInProgressException held) {
            return cutShort.held();
        }
    }

    private SyncListener progress(JobRun run, ShopId shop) {
        MirrorStatus before = mirror.status(shop.value());
        return new Progress(run, before.complete() ? before.rows() : null, "Reading prices");
    }

    private JobResult result(SyncRun run) {
        return switch (run.outcome()) {
            case COMPLETED -> new JobResult.Succeeded(
                "%d new, %d changed, %d gone".formatted(run.created(), run.updated(), run.deleted())
            );
            case COMPLETED_WITHOUT_DELETING -> new JobResult.Succeeded(
                "So many goods were missing or unreadable that none was removed; the next run decides"
            );
            case CANCELLED -> new JobResult.Cancelled();
            case INTERRUPTED -> cutShort.by(run.problem());
            case null -> cutShort.by(null);
        };
    }
}
