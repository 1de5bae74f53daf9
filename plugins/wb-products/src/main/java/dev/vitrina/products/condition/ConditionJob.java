package dev.vitrina.products.condition;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobDefinition.Schedule;
import dev.vitrina.api.job.JobResult;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import java.time.Duration;

/** Looks whether conditions are of another version than their copies, where no plugin said so, and drops those that no plugin has any more. */
public final class ConditionJob {

    public static final String TYPE = "wb-products:conditions";

    private static final Schedule SCHEDULE = new Schedule(Duration.ofMinutes(10), 0.2);

    /** Longer than a host takes to start all plugins, or to replace one. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final ConditionCopies copies;

    public ConditionJob(ConditionCopies copies) {
        this.copies = copies;
    }

    public JobDefinition definition() {
        return new JobDefinition(TYPE, SCHEDULE, this::run);
    }

    private JobResult run(JobRun run) {
        ShopId shop = run.shop();
        if (shop == null) {
            return new JobResult.Succeeded("Nothing to do without a shop");
        }
        copies.refreshAll(shop, PATIENCE);
        return new JobResult.Succeeded(null);
    }
}
