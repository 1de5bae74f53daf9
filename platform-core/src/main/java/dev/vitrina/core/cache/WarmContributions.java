package dev.vitrina.core.cache;

import dev.vitrina.cache.CacheWarming;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.annotation.Order;

/** What can be warmed leads to its plugin's classes, and must go with it. Thread-safe. */
@Order(25)
final class WarmContributions implements ContributionRegistrar {

    private final CacheWarming warming;
    /** The version of a plugin that was registered last, with its endpoints. */
    private final ConcurrentMap<String, Warmable> plugins = new ConcurrentHashMap<>();

    WarmContributions(CacheWarming warming) {
        this.warming = warming;
    }

    @Override
    public Registration register(PluginContributions plugin) {
        List<String> endpoints = plugin
            .cachedEndpoints()
            .stream()
            .map(cached -> cached.endpoint().id())
            .toList();
        Warmable mine = new Warmable(endpoints);
        plugins.put(plugin.pluginId(), mine);
        warming.admit(endpoints);
        return () -> withdraw(plugin.pluginId(), mine);
    }

    /** What was remembered leads to the older version's loaders; a newer one's endpoints begin anew. */
    private void withdraw(String plugin, Warmable mine) {
        plugins.remove(plugin, mine);
        warming.forget(mine.endpoints);
        Warmable newer = plugins.get(plugin);
        if (newer != null) {
            warming.admit(newer.endpoints);
        }
    }

    /** No record: two versions with the same endpoints are two. */
    private static final class Warmable {

        private final List<String> endpoints;

        private Warmable(List<String> endpoints) {
            this.endpoints = endpoints;
        }
    }
}
