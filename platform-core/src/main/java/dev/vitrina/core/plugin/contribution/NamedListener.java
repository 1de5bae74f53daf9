package dev.vitrina.core.plugin.contribution;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.event.EventListener;

/** A guarded listener that still knows which one it guards. */
public interface NamedListener<E extends DomainEvent> extends EventListener<E> {
    /** The listener's own class; the same after a restart. */
    String name();
}
