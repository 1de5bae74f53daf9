package dev.vitrina.core.upstream;

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

/** Takes the hosts and endpoints of plugins. Before jobs and listeners, which call them. */
@Component
@Order(10)
class UpstreamContributions implements ContributionRegistrar {

    private final DeclaredUpstreams upstreams;
    private final ConcurrentMap<String, List<Runnable>> withdrawals = new ConcurrentHashMap<>();

    UpstreamContributions(DeclaredUpstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public void register(PluginContributions plugin) {
        String id = plugin.pluginId();
        List<Runnable> mine = withdrawals.computeIfAbsent(id, unknown -> new ArrayList<>());
        try {
            plugin.upstreams().forEach(upstream -> mine.add(upstreams.declare(id, upstream)));
            plugin.endpoints().forEach(endpoint -> mine.add(upstreams.declare(id, endpoint)));
            plugin.cachedEndpoints().forEach(cached -> mine.add(upstreams.declare(id, cached.endpoint())));
        } catch (IllegalArgumentException e) {
            throw new VitrinaException(ErrorCode.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void unregister(String pluginId) {
        List<Runnable> mine = withdrawals.remove(pluginId);
        if (mine != null) {
            mine.forEach(Runnable::run);
        }
    }
}
