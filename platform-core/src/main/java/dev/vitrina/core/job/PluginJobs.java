package dev.vitrina.core.job;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.job.Job;
import dev.vitrina.api.job.Jobs;
import dev.vitrina.api.shop.ShopId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs as one plugin has them: it starts none of the host's or of another plugin's, for which users need permissions of their own. */
final class PluginJobs implements Jobs {

    private final String plugin;
    private final Jobs jobs;
    private final JobCatalogue catalogue;

    PluginJobs(String plugin, Jobs jobs, JobCatalogue catalogue) {
        this.plugin = plugin;
        this.jobs = jobs;
        this.catalogue = catalogue;
    }

    @Override
    public Job start(String type, @Nullable ShopId shop, String input) {
        catalogue
            .find(type)
            .map(JobCatalogue.Entry::plugin)
            .filter(owner -> !owner.equals(plugin))
            .ifPresent(owner -> {
                throw new VitrinaException(
                    ErrorCode.FORBIDDEN,
                    "The plugin %s cannot start the job %s of %s".formatted(plugin, type, owner),
                    Map.of("plugin", plugin)
                );
            });
        return jobs.start(type, shop, input);
    }

    @Override
    public Optional<Job> active(String type, @Nullable ShopId shop) {
        return jobs.active(type, shop);
    }

    @Override
    public Optional<Job> find(String jobId) {
        return jobs.find(jobId);
    }
}
