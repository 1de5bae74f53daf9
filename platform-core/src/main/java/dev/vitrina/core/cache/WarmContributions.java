package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheWarming;
import dev.vitrina.core.plugin.contribution.ContributionRegistrar;
import dev.vitrina.core.plugin.contribution.PluginContributions;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.annotation.Order;

/** What can be warmed leads to its plugin's classes, and must go with it. Thread-safe. */
@Order(25)
final class WarmContributions implements ContributionRegistrar {

    private final CacheWarming warming;
    private final ConcurrentMap<String, List<String>> plugins = new ConcurrentHashMap<>();

    WarmContributions(CacheWarming warming) {
        this.warming = warming;
    }

    @Override
    public void register(PluginContributions plugin) {
        List<String> endpoints = plugin
            .cachedEndpoints()
            .stream()
            .map(cached -> cached.endpoint().id())
            .toList();
        plugins.put(plugin.pluginId(), endpoints);
        warming.admit(endpoints);
    }

    @Override
    public void unregister(String pluginId) {
        List<String> endpoints = plugins.remove(pluginId);
        if (endpoints != null) {
            warming.forget(endpoints);
        }
    }
}
