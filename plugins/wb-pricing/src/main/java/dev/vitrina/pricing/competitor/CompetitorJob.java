package dev.vitrina.pricing.competitor;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what is due, batch by batch, and goes on where it stopped: each batch is kept as it comes. That the source fails is no failure of the
 * job: it is left alone for a while, and what is known ages.
 */
public final class CompetitorJob {

    public static final String TYPE = "wb-pricing:competitors";

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final double JITTER = 0.2;
    private static final String GONE = "The shop is gone";

    private final Storefront storefront;
    private final CompetitorLife life;
    private final Undercuts undercuts;
    private final CompetitorSettings settings;
    private final ShopDirectory shops;
    private final Clock clock;

    public CompetitorJob(
        Storefront storefront,
        CompetitorLife life,
        Undercuts undercuts,
        CompetitorSettings settings,
        ShopDirectory shops,
        Clock clock
    ) {
        this.storefront = storefront;
        this.life = life;
        this.undercuts = undercuts;
        this.settings = settings;
        this.shops = shops;
        this.clock = clock;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, new Schedule(EVERY, JITTER), this::run);
    }

    /** Starts it, unless it is under way. */
    static void start(Jobs jobs, ShopId shop) {
        try {
            jobs.start(TYPE, shop, "{}");
        } catch (VitrinaException busy) {
            // Its turn comes by itself then.
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
        }
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null || shops.find(shop).isEmpty()) {
            return new JobResult.Succeeded(GONE);
        }
        life.tidy(shop, clock.instant());
        if (!settings.isOn()) {
            undercuts.clear(shop);
            return new JobResult.Succeeded("Switched off");
        }
        JobResult result = read(run, shop);
        if (shops.find(shop).isEmpty()) {
            // It went meanwhile: nobody else would remove what came after.
            life.purge(shop);
            return new JobResult.Succeeded(GONE);
        }
        undercuts.find(shop);
        return result;
    }

    private JobResult read(JobRun run, ShopId shop) {
        long goods = 0;
        while (!run.cancelled()) {
            // Asked anew before each call: who switches it off wants no more of them.
            Optional<Storefront.Batch> batch = settings.isOn() ? storefront.readDue(shop) : Optional.empty();
            if (batch.isEmpty()) {
                return new JobResult.Succeeded("%d goods read".formatted(goods));
            }
            String problem = batch.get().problem();
            if (problem != null) {
                return new JobResult.Succeeded("%d goods read; then: %s".formatted(goods, problem));
            }
            goods += batch.get().goods();
            run.progress(goods, null, 0, "Reading goods of competitors");
        }
        return new JobResult.Cancelled();
    }
}
