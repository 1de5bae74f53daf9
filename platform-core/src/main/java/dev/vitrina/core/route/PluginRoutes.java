package dev.vitrina.core.route;

import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The addresses of the plugins that serve. They come and go with their plugins; a call under way is waited for. Thread-safe. */
@Component
@Order(50)
class PluginRoutes implements ContributionRegistrar {

    /** For calls under way when the plugin leaves; its gate ends what is left. */
    private static final Duration PARTING = Duration.ofSeconds(10);

    private final ConcurrentMap<String, RouteTable> tables = new ConcurrentHashMap<>();
    private final RouteProperties properties;

    PluginRoutes(RouteProperties properties) {
        this.properties = properties;
    }

    @Override
    public void check(PluginContributions plugin, Collection<PluginContributions> others) {
        table(plugin);
    }

    @Override
    public Registration register(PluginContributions plugin) {
        RouteTable mine = table(plugin);
        tables.put(plugin.pluginId(), mine);
        return () -> {
            tables.remove(plugin.pluginId(), mine);
            mine.close(properties.timeout().compareTo(PARTING) < 0 ? properties.timeout() : PARTING);
        };
    }

    private RouteTable table(PluginContributions plugin) {
        return new RouteTable(plugin.routes(), properties.concurrent(), properties.streams());
    }

    /** Those of a plugin; empty when it does not serve. */
    Optional<RouteTable> find(String plugin) {
        return Optional.ofNullable(tables.get(plugin));
    }
}
