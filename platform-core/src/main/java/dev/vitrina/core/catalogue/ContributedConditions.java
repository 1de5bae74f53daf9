package dev.vitrina.core.catalogue;

import dev.vitrina.api.catalogue.CardCondition;
import dev.vitrina.api.catalogue.CardConditions;
import dev.vitrina.api.error.ErrorCode;
import dev.vitrina.api.error.VitrinaException;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The conditions of all plugins in service. Before jobs and listeners, which may ask for them. */
@Component
@Order(16)
class ContributedConditions implements CardConditions, ContributionRegistrar {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,80}");

    private final ConcurrentNavigableMap<String, CardCondition> conditions = new ConcurrentSkipListMap<>();

    /** An id begins with its plugin's, so that no two plugins can have the same one. */
    @Override
    public void check(PluginContributions plugin, Collection<PluginContributions> others) {
        Set<String> seen = new HashSet<>();
        for (CardCondition condition : plugin.conditions()) {
            String id = condition.id();
            if (!id.startsWith(plugin.pluginId() + ".") || !ID.matcher(id).matches()) {
                throw new VitrinaException(
                    ErrorCode.INVALID_INPUT,
                    "The condition of cards %s must begin with `%s.`, and be of letters, digits, dots and dashes".formatted(
                        id,
                        plugin.pluginId()
                    )
                );
            }
            if (!seen.add(id)) {
                throw new VitrinaException(
                    ErrorCode.CONFLICT,
                    "The condition of cards %s is there twice".formatted(id)
                );
            }
        }
    }

    @Override
    public Registration register(PluginContributions plugin) {
        plugin.conditions().forEach(condition -> conditions.put(condition.id(), condition));
        return () -> plugin.conditions().forEach(condition -> conditions.remove(condition.id(), condition));
    }

    @Override
    public List<CardCondition> all() {
        return List.copyOf(conditions.values());
    }

    @Override
    public Optional<CardCondition> find(String id) {
        return Optional.ofNullable(conditions.get(id));
    }
}
