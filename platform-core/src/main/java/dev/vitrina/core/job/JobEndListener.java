package dev.vitrina.core.job;

import dev.vitrina.api.job.JobState;
import dev.vitrina.api.shop.ShopId;
import dev.vitrina.cache.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears how jobs end; a bean of this type is asked for by those who run them. */
public interface JobEndListener {
    /**
     * A job has ended.
     *
     * @param problem null unless it has failed
     * @param told    whether people were told already why it failed
     */
    void ended(UUID job, String type, @Nullable ShopId shop, JobState state, @Nullable Problem problem, boolean told);
}
