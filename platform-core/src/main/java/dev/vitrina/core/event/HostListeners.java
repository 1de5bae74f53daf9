package dev.vitrina.core.event;

import dev.vitrina.api.event.EventListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Registers the listeners that the host itself has, once all beans are there. */
final class HostListeners implements SmartInitializingSingleton {

    private final EventListeners registry;
    private final ObjectProvider<EventListener<?>> listeners;

    HostListeners(EventListeners registry, ObjectProvider<EventListener<?>> listeners) {
        this.registry = registry;
        this.listeners = listeners;
    }

    @Override
    public void afterSingletonsInstantiated() {
        listeners.forEach(listener -> registry.register("platform/" + listener.getClass().getName(), listener));
    }
}
