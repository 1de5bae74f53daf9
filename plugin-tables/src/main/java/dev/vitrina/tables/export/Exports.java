package dev.vitrina.tables.export;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import java.util.List;
import java.util.Optional;

/** Starts exports and finds them. */
public final class Exports<R extends TableRequest> {

    private static final int MOST_UNFINISHED = 10;

    private final ExportStore<R> store;
    private final Jobs jobs;
    private final String jobType;

    /** @param jobType of the {@link ExportJob} */
    public Exports(ExportStore<R> store, Jobs jobs, String jobType) {
        this.store = store;
        this.jobs = jobs;
        this.jobType = jobType;
    }

    /** An export under way and the job that makes it, after those that were asked for before. */
    public record Started(Export export, Job job) {}

    /** Empty while as many are waiting as may. */
    public Optional<Started> start(ShopId shop, R request) {
        if (store.unfinished(shop) >= MOST_UNFINISHED) {
            return Optional.empty();
        }
        Export export = store.add(shop, request);
        return Optional.of(new Started(export, run(shop)));
    }

    /** The latest ones. One that no job makes, as its job ended just when it was added or in the midst of it, gets one now. */
    public List<Export> latest(ShopId shop, int limit) {
        List<Export> exports = store.latest(shop, limit);
        if (exports.stream().anyMatch(Export::unfinished) && jobs.active(jobType, shop).isEmpty()) {
            run(shop);
        }
        return exports;
    }

    private Job run(ShopId shop) {
        return jobs.start(jobType, shop, "{}");
    }
}
