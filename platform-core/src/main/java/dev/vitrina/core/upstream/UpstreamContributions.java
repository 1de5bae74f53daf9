package dev.vitrina.core.upstream;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Upstream;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the hosts and endpoints of plugins. Before jobs and listeners, which call them. */
@Component
@Order(10)
class UpstreamContributions implements ContributionRegistrar {

    private final DeclaredUpstreams upstreams;
    private final Callers callers;

    UpstreamContributions(DeclaredUpstreams upstreams, Callers callers) {
        this.upstreams = upstreams;
        this.callers = callers;
    }

    @Override
    public void check(PluginContributions plugin, Collection<PluginContributions> others) {
        DeclaredUpstreams trial = upstreams.empty();
        others.forEach(other -> declare(other, trial));
        declare(plugin, trial);
        Stream<String> called = Stream.concat(
            plugin.endpoints().stream(),
            plugin.cachedEndpoints().stream().map(CachedEndpoint::endpoint)
        ).map(Endpoint::upstream);
        Stream.concat(plugin.upstreams().stream().map(Upstream::name), called)
            .flatMap(name -> trial.declaredUrl(name).stream())
            .filter(url -> !plugin.egress().allows(url))
            .findFirst()
            .ifPresent(url -> {
                throw new VitrinaException(ErrorCode.FORBIDDEN, Callers.refusal(plugin.pluginId(), url));
            });
    }

    @Override
    public Registration register(PluginContributions plugin) {
        List<Runnable> mine = declare(plugin, upstreams);
        mine.add(callers.register(plugin));
        return () -> mine.forEach(Runnable::run);
    }

    private static List<Runnable> declare(PluginContributions plugin, DeclaredUpstreams upstreams) {
        String id = plugin.pluginId();
        List<Runnable> mine = new ArrayList<>();
        try {
            plugin.upstreams().forEach(upstream -> mine.add(upstreams.declare(id, upstream)));
            plugin.endpoints().forEach(endpoint -> mine.add(upstreams.declare(id, endpoint)));
            plugin.cachedEndpoints().forEach(cached -> mine.add(upstreams.declare(id, cached.endpoint())));
            return mine;
        } catch (IllegalArgumentException e) {
            mine.forEach(Runnable::run);
            throw new VitrinaException(ErrorCode.CONFLICT, String.valueOf(e.getMessage()));
        }
    }
}
