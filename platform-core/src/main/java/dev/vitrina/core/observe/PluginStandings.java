package dev.vitrina.core.observe;

import dev.vitrina.core.plugin.state.PluginState;
import dev.vitrina.core.plugin.state.PluginStatus;
import dev.vitrina.core.plugin.state.PluginStatuses;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Plugins that are wanted and do not serve, with why: also those that are too broken to say so themselves. */
@Component("pluginStates")
class PluginStandings implements HealthIndicator {

    private static final Set<PluginState> TROUBLED = EnumSet.of(
        PluginState.FAILED,
        PluginState.INCOMPATIBLE,
        PluginState.QUARANTINED,
        PluginState.WAITING_FOR_DEPENDENCY
    );

    private final PluginStatuses statuses;

    PluginStandings(PluginStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public Health health() {
        Map<String, String> troubled = new TreeMap<>();
        for (PluginStatus status : statuses.all()) {
            boolean servesOtherwise = status.state() == PluginState.ACTIVE && status.reason() != null;
            if (TROUBLED.contains(status.state()) || servesOtherwise) {
                troubled.put(status.id(), status.state() + ": " + status.reason());
            }
        }
        Health.Builder health = troubled.isEmpty() ? Health.up() : Health.status(Statuses.DEGRADED);
        return troubled.isEmpty() ? health.build() : health.withDetails(troubled).build();
    }
}
