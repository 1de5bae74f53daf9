package dev.vitrina.api.job;

import dev.vitrina.api.shop.ShopId;
import org.jspecify.annotations.Nullable;

/** A running job, seen from its work. */
public interface JobRun {
    String jobId();

    /** Null for a job of no shop. */
    @Nullable
    ShopId shop();

    /** What it was started with; JSON text, {@code {}} for a scheduled run. */
    String input();

    /** Units done, of how many, failed, and a sentence; kept, and shown to followers. */
    void progress(long done, @Nullable Long total, long failed, @Nullable String message);

    /**
     * Whether someone asked it to stop; the work ends soon after with {@link JobResult.Cancelled}. A plugin or a host that stops is no
     * cancellation: it interrupts the work's thread, and the job goes on later, here or on another replica.
     */
    boolean cancelled();
}
