package dev.vitrina.pricing.quarantine;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Mirror;
import dev.vitrina.cache.SyncInProgressException;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import dev.vitrina.pricing.sync.CutShort;
import dev.vitrina.pricing.sync.Progress;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads what is in quarantine: mostly one call. Twice an hour only, because a base token's four calls an hour are shared with the list of prices; whoever sends
 * prices has it read at once when something landed there.
 */
public final class QuarantineSyncJob {

    public static final String TYPE = "wb-pricing:quarantine";

    /** Two runs may have failed by then. */
    public static final Duration FRESH = Duration.ofMinutes(90);

    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final double JITTER = 0.2;

    private final Mirror mirror;
    private final ShopDirectory shops;
    private final CutShort cutShort;

    public QuarantineSyncJob(Mirror mirror, ShopDirectory shops, Clock clock) {
        this.mirror = mirror;
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
            SyncRun done = mirror.sync(shop.value(), SyncMode.FULL, new Progress(run, null, "Reading the quarantine"));
            if (shops.find(shop).isEmpty()) {
                // It went while its goods came in: nobody else would remove what came after.
                mirror.purge(shop.value());
                return new JobResult.Succeeded("The shop is gone");
            }
            return result(done);
        } catch (SyncInProgressException held) {
            return cutShort.held();
        }
    }

    private JobResult result(SyncRun run) {
        return switch (run.outcome()) {
            case COMPLETED, COMPLETED_WITHOUT_DELETING -> new JobResult.Succeeded(
                "%d entered, %d left".formatted(run.created(), run.deleted())
            );
            case CANCELLED -> new JobResult.Cancelled();
            case INTERRUPTED -> cutShort.by(run.problem());
            case null -> cutShort.by(null);
        };
    }
}
