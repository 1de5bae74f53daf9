package dev.vitrina.core.job;

import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.plugin.contribution.ContributionRegistrar;
import dev.vitrina.core.plugin.contribution.PluginContributions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the jobs of plugins; when a plugin leaves, its running jobs are interrupted and go back to the queue. */
@Component
@Order(30)
class JobContributions implements ContributionRegistrar {

    private final JobCatalogue catalogue;
    private final JobScheduler scheduler;
    private final ConcurrentMap<String, List<Runnable>> withdrawals = new ConcurrentHashMap<>();

    JobContributions(JobCatalogue catalogue, JobScheduler scheduler) {
        this.catalogue = catalogue;
        this.scheduler = scheduler;
    }

    @Override
    public void register(PluginContributions plugin) {
        List<Runnable> mine = withdrawals.computeIfAbsent(plugin.pluginId(), id -> new ArrayList<>());
        try {
            plugin.jobDefinitions().forEach(definition -> mine.add(catalogue.register(plugin.pluginId(), definition)));
        } catch (IllegalArgumentException e) {
            throw new VitrinaException(ErrorCode.CONFLICT, String.valueOf(e.getMessage()));
        }
        scheduler.reconcileNow();
    }

    @Override
    public void unregister(String pluginId) {
        List<Runnable> mine = withdrawals.remove(pluginId);
        if (mine != null) {
            mine.forEach(Runnable::run);
            catalogue.awaitEnd(pluginId);
        }
    }
}
