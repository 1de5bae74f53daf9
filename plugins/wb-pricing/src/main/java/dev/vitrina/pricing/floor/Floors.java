package dev.vitrina.pricing.floor;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopDirectory;
import dev.vitrina.api.shop.ShopId;

/** Has floors worked out anew where something they are made of has changed. Thread-safe. */
public final class Floors {

    private final FloorStore store;
    private final Jobs jobs;

    public Floors(FloorStore store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    /** Soon; a run that is under way begins once more when it has ended. */
    public void again(ShopId shop) {
        store.ask(shop);
        try {
            jobs.start(FloorJob.TYPE, shop, "{}");
        } catch (VitrinaException busy) {
            // Its turn comes by itself then.
            if (busy.code() != ErrorCode.RATE_LIMITED) {
                throw busy;
            }
        }
    }

    /** The same job, with floors worked out after each run: goods that came have none yet. */
    public JobDefinition after(JobDefinition job, ShopDirectory shops) {
        return new JobDefinition(job.type(), job.schedule(), run -> {
            JobResult result = job.work().run(run);
            ShopId shop = run.shop();
            if (shop != null && result instanceof JobResult.Succeeded && shops.find(shop).isPresent()) {
                again(shop);
            }
            return result;
        });
    }
}
