package dev.vitrina.core.job;

import dev.vitrina.api.job.Job;
import dev.vitrina.api.shop.ShopId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts jobs for who must know whether it is his own that is under way. Thread-safe, in the whole cluster. */
public interface ExclusiveJobs {
    /**
     * Starts a job unless one of this type and shop is queued, running or waiting.
     *
     * @param input JSON text
     * @return empty when there is one; of several callers at once exactly one gets a job
     */
    Optional<Job> startUnlessActive(String type, @Nullable ShopId shop, String input);

    /** Starts a job, or has the one that waits go on at once; one that runs is left alone. */
    Job startNow(String type, @Nullable ShopId shop, String input);
}
