package dev.vitrina.products.sync;

import dev.vitrina.api.job.JobRun;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncMode;
import dev.vitrina.cache.SyncRun;
import java.util.function.BooleanSupplier;

/** Shows a run of the mirror as progress of its job. */
final class JobProgress implements SyncListener {

    private final JobRun job;
    private final long rows;
    private final BooleanSupplier paused;

    /** @param rows cards held before a full run; 0 when unknown */
    JobProgress(JobRun job, long rows, BooleanSupplier paused) {
        this.job = job;
        this.rows = rows;
        this.paused = paused;
    }

    @Override
    public void onPage(SyncRun run) {
        // Wildberries' `total` counts a page, not the list: how many cards there are is known from the last walk only.
        Long total = run.mode() == SyncMode.FULL && rows > 0 ? Math.max(rows, run.seen()) : null;
        String doing = run.mode() == SyncMode.FULL ? "Reading all cards" : "Reading changed cards";
        job.progress(run.seen(), total, run.setAside(), doing);
    }

    @Override
    public boolean cancelled() {
        return job.cancelled();
    }

    @Override
    public boolean paused() {
        return paused.getAsBoolean();
    }
}
