package dev.vitrina.api.job;

import dev.vitrina.api.shop.ShopId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts and finds jobs. */
public interface Jobs {
    /**
     * Starts a job, or returns the one of this type and shop that is queued, running or waiting.
     *
     * @param input JSON text for {@link JobRun#input()}
     * @throws dev.vitrina.api.error.VitrinaException {@code FORBIDDEN} for a job of the host or of another plugin, {@code RATE_LIMITED}
     *     when the plugin has as many under way as it may
     */
    Job start(String type, @Nullable ShopId shop, String input);

    /** The job of this type and shop that is queued, running or waiting. */
    Optional<Job> active(String type, @Nullable ShopId shop);

    Optional<Job> find(String jobId);
}
