package dev.vitrina.core.policy;

import dev.vitrina.api.cached.CachedEndpoint;
import dev.vitrina.api.cached.MutationRule;
import dev.vitrina.cache.CachePolicy;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.annotation.Order;

/** The cached endpoints of the plugins that are here now, on this replica. Thread-safe. */
@Order(20)
public final class DeclaredPolicies implements ContributionRegistrar {

    private final ConcurrentMap<String, Declarations> plugins = new ConcurrentHashMap<>();

    /** Who declares an endpoint, and what. */
    record Declared(String plugin, CachedEndpoint cached) {
        CachePolicy policy() {
            return cached.policy();
        }
    }

    @Override
    public Registration register(PluginContributions plugin) {
        Map<String, Declared> declared = new TreeMap<>();
        for (CachedEndpoint cached : plugin.cachedEndpoints()) {
            declared.put(cached.endpoint().id(), new Declared(plugin.pluginId(), cached));
        }
        Declarations mine = new Declarations(declared);
        plugins.put(plugin.pluginId(), mine);
        return () -> plugins.remove(plugin.pluginId(), mine);
    }

    /** Whether a plugin that is here now declares the endpoint. */
    public boolean declares(String endpoint) {
        return find(endpoint).isPresent();
    }

    /** The cached endpoints that a call of this endpoint changes, each with the rules that say so. */
    public Map<CachedEndpoint, List<MutationRule>> changedBy(String mutation) {
        Map<CachedEndpoint, List<MutationRule>> changed = new HashMap<>();
        for (Declarations declarations : plugins.values()) {
            for (Declared one : declarations.byEndpoint.values()) {
                List<MutationRule> rules = one
                    .cached()
                    .invalidatedBy()
                    .stream()
                    .filter(rule -> rule.mutation().equals(mutation))
                    .toList();
                if (!rules.isEmpty()) {
                    changed.put(one.cached(), rules);
                }
            }
        }
        return changed;
    }

    /** Which of the plugins that are here now declares the endpoint. */
    public Optional<String> pluginOf(String endpoint) {
        return find(endpoint).map(Declared::plugin);
    }

    Optional<Declared> find(String endpoint) {
        return Optional.ofNullable(byEndpoint().get(endpoint));
    }

    /** In the order of the endpoints' ids. One that two plugins declare is the first plugin's, by id. */
    Map<String, Declared> byEndpoint() {
        Map<String, Declared> all = new TreeMap<>();
        new TreeMap<>(plugins).values().forEach(declarations -> declarations.byEndpoint.forEach(all::putIfAbsent));
        return all;
    }

    /** Of one version of a plugin. No record: two versions that declare the same are two. */
    private static final class Declarations {

        private final Map<String, Declared> byEndpoint;

        private Declarations(Map<String, Declared> byEndpoint) {
            this.byEndpoint = byEndpoint;
        }
    }
}
