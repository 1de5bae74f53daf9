package dev.vitrina.pricing.floor;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobDefinition.Shops;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
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

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null || shops.find(shop).isEmpty()) {
            return new JobResult.Succeeded("The shop is gone");
        }
        long asked;
        long done;
        do {
            asked = store.asked(shop);
            done = workOut(run, shop);
            if (run.cancelled()) {
                return new JobResult.Cancelled();
            }
            store.done(shop, clock.instant());
            // Costs that were told meanwhile may have come too late for their goods.
        } while (store.asked(shop) != asked);
        if (shops.find(shop).isEmpty()) {
            // It went meanwhile: nobody else would remove what came after.
            store.purge(shop);
        }
        return new JobResult.Succeeded("%d goods".formatted(done));
    }

    /** @return goods; fewer than there are when it was cancelled */
    private long workOut(JobRun run, ShopId shop) {
        long done = 0;
        long after = 0;
        while (!run.cancelled()) {
            List<Long> goods = store.goods(shop, after, CHUNK);
            if (goods.isEmpty()) {
                break;
            }
            store.put(shop, margins.of(shop, goods, days.today()));
            done += goods.size();
            after = goods.getLast();
            run.progress(done, null, 0, "Working out floors");
        }
        return done;
    }
}
