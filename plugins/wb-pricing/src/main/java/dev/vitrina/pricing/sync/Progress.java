package dev.vitrina.pricing.sync;

import dev.vitrina.api.job.JobRun;
import dev.vitrina.cache.SyncListener;
import dev.vitrina.cache.SyncRun;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run of the mirror as progress of its job.
 *
 * @param rows  held before; null when unknown
 * @param doing what people are told
 */
public record Progress(JobRun job, @Nullable Long rows, String doing) implements SyncListener {
    @Override
    public void onPage(SyncRun run) {
        Long total = rows == null ? null : (Long) Math.max(rows, run.seen());
        job.progress(run.seen(), total, run.setAside(), doing);
    }

    @Override
    public boolean cancelled() {
        return job.cancelled();
    }
}
