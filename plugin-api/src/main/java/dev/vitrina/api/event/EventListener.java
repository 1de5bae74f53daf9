package dev.vitrina.api.event;

import java.util.function.Consumer;

/**
 * Receives facts; a bean of this type is registered by the host. Called on a host thread, once per event on one replica;
 * again, with back-off, when it throws. Must be idempotent.
 */
public interface EventListener<E extends DomainEvent> {
    /** One that does this. */
    static <E extends DomainEvent> EventListener<E> of(Class<E> type, Consumer<? super E> reaction) {
        return new EventListener<>() {
            @Override
            public Class<E> eventType() {
                return type;
            }

            @Override
            public void on(E event) {
                reaction.accept(event);
            }
        };
    }

    Class<E> eventType();

    void on(E event);
}
