package dev.vitrina.products.sync;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.SyncMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Starts syncs and finds them. */
public final class Syncs {

    private final Jobs jobs;
    private final JsonMapper json;

    public Syncs(Jobs jobs, JsonMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    /** @param mode null for whatever is due */
    public Job start(ShopId shop, @Nullable SyncMode mode) {
        return jobs.start(SyncJob.TYPE, shop, json.writeValueAsString(new SyncRequest(mode)));
    }

    public Optional<Job> active(ShopId shop) {
        return jobs.active(SyncJob.TYPE, shop);
    }
}
