package dev.vitrina.core.job;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the jobs of plugins; when a plugin leaves, its running jobs are interrupted and go back to the queue. */
@Component
@Order(30)
class JobContributions implements ContributionRegistrar {

    private final JobCatalogue catalogue;
    private final JobScheduler scheduler;
    private final JobQuotas quotas;

    JobContributions(JobCatalogue catalogue, JobScheduler scheduler, JobQuotas quotas) {
        this.quotas = quotas;
        this.catalogue = catalogue;
        this.scheduler = scheduler;
    }

    @Override
    public void check(PluginContributions plugin, Collection<PluginContributions> others) {
        JobCatalogue trial = catalogue.without(
            Stream.concat(Stream.of(plugin), others.stream()).map(PluginContributions::pluginId).toList()
        );
        others.forEach(other -> register(other, trial));
        register(plugin, trial);
    }

    @Override
    public Registration register(PluginContributions plugin) {
        List<Runnable> mine = register(plugin, catalogue);
        mine.add(quotas.register(plugin));
        scheduler.reconcileNow();
        return () -> {
            mine.forEach(Runnable::run);
            catalogue.awaitEnd(plugin.pluginId());
        };
    }

    private static List<Runnable> register(PluginContributions plugin, JobCatalogue catalogue) {
        List<Runnable> mine = new ArrayList<>();
        try {
            plugin.jobDefinitions().forEach(definition -> mine.add(catalogue.register(plugin.pluginId(), definition)));
            return mine;
        } catch (IllegalArgumentException e) {
            mine.forEach(Runnable::run);
            throw new VitrinaException(ErrorCode.CONFLICT, String.valueOf(e.getMessage()));
        }
    }
}
