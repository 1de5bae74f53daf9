package dev.vitrina.core.contribution;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.catalogue.CardCatalogue;
import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.change.ChangeKind;
import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.http.HttpRoute;
import dev.vitrina.api.job.JobDefinition;
import dev.vitrina.api.plugin.PluginHealth;
import dev.vitrina.api.upstream.Endpoint;
import dev.vitrina.api.upstream.Upstream;
import java.util.List;

/**
 * What one started plugin brings, beans most of all, that other parts of the host work with. The callbacks (jobs, listeners, healths, routes, change kinds) are already
 * guarded: each call sets the plugin's class loader and log tags and turns linkage errors into
 * {@link dev.vitrina.api.error.VitrinaException}. Whoever keeps one of them lets go of it in
 * {@link ContributionRegistrar.Registration#withdraw}.
 *
 * @param jobDefinitions  with guarded {@link JobDefinition#work()}
 * @param eventListeners  guarded
 * @param healths         guarded
 * @param egress          the hosts its manifest declares
 * @param quotas          what it may take of the host
 * @param documents       texts of the GraphQL operations that its part of the dashboard sends
 * @param routes          guarded; each with a permission that the plugin may ask for
 * @param changeKinds     guarded; each with permissions that the plugin declares
 * @param catalogues      guarded; what it tells other plugins of product cards
 * @param conditions      guarded; what it knows of some cards
 */
public record PluginContributions(
    String pluginId,
    String version,
    List<Upstream> upstreams,
    List<Endpoint> endpoints,
    List<CachedEndpoint> cachedEndpoints,
    List<JobDefinition> jobDefinitions,
    List<EventListener<?>> eventListeners,
    List<PluginHealth> healths,
    List<String> documents,
    List<HttpRoute> routes,
    List<ChangeKind> changeKinds,
    Egress egress,
    PluginQuotas quotas,
    List<CardCatalogue> catalogues,
    List<CardCondition> conditions
) {
    public PluginContributions {
        upstreams = List.copyOf(upstreams);
        endpoints = List.copyOf(endpoints);
        cachedEndpoints = List.copyOf(cachedEndpoints);
        jobDefinitions = List.copyOf(jobDefinitions);
        eventListeners = List.copyOf(eventListeners);
        healths = List.copyOf(healths);
        documents = List.copyOf(documents);
        routes = List.copyOf(routes);
        changeKinds = List.copyOf(changeKinds);
        catalogues = List.copyOf(catalogues);
        conditions = List.copyOf(conditions);
    }

    /** Of a plugin that tells others nothing of product cards. */
    public PluginContributions(
        String pluginId,
        String version,
        List<Upstream> upstreams,
        List<Endpoint> endpoints,
        List<CachedEndpoint> cachedEndpoints,
        List<JobDefinition> jobDefinitions,
        List<EventListener<?>> eventListeners,
        List<PluginHealth> healths,
        List<String> documents,
        List<HttpRoute> routes,
        List<ChangeKind> changeKinds,
        Egress egress,
        PluginQuotas quotas
    ) {
        this(
            pluginId,
            version,
            upstreams,
            endpoints,
            cachedEndpoints,
            jobDefinitions,
            eventListeners,
            healths,
            documents,
            routes,
            changeKinds,
            egress,
            quotas,
            List.of(),
            List.of()
        );
    }
}
