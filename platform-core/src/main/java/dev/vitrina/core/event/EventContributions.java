package dev.vitrina.core.event;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.core.contribution.ContributionRegistrar;
import dev.vitrina.core.contribution.PluginContributions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the listeners of plugins. */
@Component
@Order(20)
class EventContributions implements ContributionRegistrar {

    private final EventListeners listeners;

    EventContributions(EventListeners listeners) {
        this.listeners = listeners;
    }

    /** A listener's name must outlive a restart: plugin, event, and its place among the plugin's listeners to that event. */
    @Override
    public Registration register(PluginContributions plugin) {
        List<Runnable> mine = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (EventListener<?> listener : plugin.eventListeners()) {
            String event = listener.eventType().getName();
            int place = places.merge(event, 1, Integer::sum);
            mine.add(listeners.register(plugin.pluginId() + "/" + event + "#" + place, listener));
        }
        return () -> mine.forEach(Runnable::run);
    }
}
