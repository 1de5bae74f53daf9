package dev.vitrina.api.event;

/**
 * Receives facts; a bean of this type is registered by the host. Called on a host thread, once per event on one replica;
 * again, with back-off, when it throws. Must be idempotent.
 */
public interface EventListener<E extends DomainEvent> {
    Class<E> eventType();

    void on(E event);
}
