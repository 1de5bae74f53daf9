package dev.vitrina.pricing.floor;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.pricing.day.Days;
import dev.vitrina.pricing.margin.Margins;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Works out each good's floor, a thousand at a time, so that whoever looks for losses among all goods need not. Costs, tariffs and settings change at any
 * time: it is done over and over, and at once after costs were told.
 */
public final class FloorJob {

    public static final String TYPE = "wb-pricing:floors";

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final double JITTER = 0.2;
    private static final int CHUNK = 1_000;

    private final FloorStore store;
    private final Margins margins;
    private final Days days;
    private final ShopDirectory shops;
    private final Clock clock;

    public FloorJob(FloorStore store, Margins margins, Days days, ShopDirectory shops, Clock clock) {
        this.store = store;
        this.margins = margins;
        this.days = days;
        this.shops = shops;
        this.clock = clock;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, new Schedule(EVERY, JITTER, Shops.ALL), this::run);
    }

    /** Starts it, unless it is under way. */
    public static void start(Jobs jobs, ShopId shop) {
        try {
            jobs.start(TYPE, shop, "{}");
        } catch (VitrinaException busy) {
            // Its turn comes by itself then.
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
        }
    }

    /** The same job, with floors worked out after each run: goods that came have none yet. */
    public static JobDefinition after(JobDefinition job, Jobs jobs, ShopDirectory shops) {
        return new JobDefinition(job.type(), job.schedule(), run -> {
            JobResult result = job.work().run(run);
            ShopId shop = run.shop();
            if (shop != null && result instanceof JobResult.Succeeded && shops.find(shop).isPresent()) {
                start(jobs, shop);
            }
            return result;
        });
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null || shops.find(shop).isEmpty()) {
            return new JobResult.Succeeded("The shop is gone");
        }
        long done = 0;
        long after = 0;
        for (;;) {
            if (run.cancelled()) {
                return new JobResult.Cancelled();
            }
            List<Long> goods = store.goods(shop, after, CHUNK);
            if (goods.isEmpty()) {
                break;
            }
            store.put(shop, margins.of(shop, goods, days.today()));
            done += goods.size();
            after = goods.getLast();
            run.progress(done, null, 0, "Working out floors");
        }
        store.done(shop, clock.instant());
        if (shops.find(shop).isEmpty()) {
            // It went meanwhile: nobody else would remove what came after.
            store.purge(shop);
        }
        return new JobResult.Succeeded("%d goods".formatted(done));
    }
}
