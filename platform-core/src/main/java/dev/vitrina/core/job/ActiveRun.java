package dev.vitrina.core.job;

import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.job.JobRun;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.core.job.JobCatalogue.Entry;
import dev.vitrina.core.job.JobStore.Progress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A run under way on this replica. Progress is only remembered here; {@link RunningJobs} writes it now and then. */
final class ActiveRun implements JobRun {

    private final JobStore.Row row;
    private final Entry entry;
    private final Thread thread = Thread.currentThread();
    private final AtomicReference<@Nullable Progress> unwritten = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile Interruption interruption = Interruption.NONE;
    private boolean ended;

    ActiveRun(JobStore.Row row, Entry entry) {
        this.row = row;
        this.entry = entry;
    }

    UUID id() {
        return row.id();
    }

    int attempt() {
        return row.attempt();
    }

    Entry entry() {
        return entry;
    }

    JobDefinition definition() {
        return entry.definition();
    }

    @Override
    public String jobId() {
        return row.job().id();
    }

    @Override
    public @Nullable ShopId shop() {
        return row.job().shopId();
    }

    @Override
    public String input() {
        return row.input();
    }

    @Override
    public void progress(long done, @Nullable Long total, long failed, @Nullable String message) {
        unwritten.set(new Progress(done, total, failed, message));
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    Interruption interruption() {
        return interruption;
    }

    Optional<Progress> takeProgress() {
        return Optional.ofNullable(unwritten.getAndSet(null));
    }

    /** Interrupts the work; never the thread after the work has ended. */
    synchronized void interrupt(Interruption reason) {
        if (interruption == Interruption.NONE && !ended) {
            interruption = reason;
            thread.interrupt();
        }
    }

    /** The work has returned: from here on the thread belongs to the host again. */
    synchronized void end() {
        ended = true;
        var unused = Thread.interrupted();
    }

    /** Why the host stops a run that would go on. */
    enum Interruption {
        NONE,
        /** The plugin or the host stops: the job goes back to the queue. */
        STOPPING,
        /** Another replica has the job by now: this run may write nothing more. */
        LOST,
    }
}
