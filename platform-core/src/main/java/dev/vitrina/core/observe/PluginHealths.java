package dev.vitrina.core.observe;

import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One entry per plugin: what it says of its health, and whether it keeps to its quotas. They come and go with their plugins. */
@Component("plugins")
@Order(40)
class PluginHealths implements CompositeHealthContributor, ContributionRegistrar {

    private final ConcurrentMap<String, HealthContributor> plugins = new ConcurrentHashMap<>();

    @Override
    public Registration register(PluginContributions plugin) {
        HealthContributor mine = new GuardedHealth(plugin.healths(), plugin.quotas());
        plugins.put(plugin.pluginId(), mine);
        return () -> plugins.remove(plugin.pluginId(), mine);
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return plugins.get(name);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return Map.copyOf(plugins)
            .entrySet()
            .stream()
            .map(plugin -> new HealthContributors.Entry(plugin.getKey(), plugin.getValue()));
    }
}
