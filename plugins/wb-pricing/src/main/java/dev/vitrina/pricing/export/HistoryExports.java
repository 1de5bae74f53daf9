package dev.vitrina.pricing.export;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import java.util.List;
import java.util.Optional;

/** Starts exports and finds them. */
public final class HistoryExports {

    private static final int MOST_UNFINISHED = 10;

    private final HistoryExportStore store;
    private final Jobs jobs;

    public HistoryExports(HistoryExportStore store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    /** An export under way and the job that makes it, after those that were asked for before. */
    public record Started(HistoryExport export, Job job) {}

    /** Empty while as many are waiting as may. */
    public Optional<Started> start(ShopId shop, HistoryRequest request) {
        if (store.unfinished(shop) >= MOST_UNFINISHED) {
            return Optional.empty();
        }
        HistoryExport export = store.add(shop, request);
        return Optional.of(new Started(export, run(shop)));
    }

    /** The latest ones. One that no job makes, as its job ended just when it was added or in the midst of it, gets one now. */
    public List<HistoryExport> latest(ShopId shop, int limit) {
        List<HistoryExport> exports = store.latest(shop, limit);
        boolean waiting = exports
            .stream()
            .map(HistoryExport::state)
            .anyMatch(state -> state == HistoryExport.State.QUEUED || state == HistoryExport.State.RUNNING);
        if (waiting && jobs.active(HistoryExportJob.TYPE, shop).isEmpty()) {
            run(shop);
        }
        return exports;
    }

    private Job run(ShopId shop) {
        return jobs.start(HistoryExportJob.TYPE, shop, "{}");
    }
}
