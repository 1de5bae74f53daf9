package dev.vitrina.core.event;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.event.EventListener;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners that are here now, on this replica. Thread-safe. */
public final class EventListeners {

    private static final Logger log = LoggerFactory.getLogger(EventListeners.class);

    private final EventStore store;
    private final EventJson json;
    private final Runnable wakeUp;
    private final ConcurrentMap<String, Registered<?>> listeners = new ConcurrentHashMap<>();

    EventListeners(EventStore store, EventJson json, Runnable wakeUp) {
        this.store = store;
        this.json = json;
        this.wakeUp = wakeUp;
    }

    /**
     * Registers a listener; facts published from now on reach it, also those published while its plugin is away for a while.
     *
     * @param name the same after every restart
     * @return takes the listener back, and waits a moment for what it is just doing
     */
    public Runnable register(String name, EventListener<?> listener) {
        Registered<?> registered = Registered.of(listener, json);
        store.subscribe(name, listener.eventType().getName());
        listeners.put(name, registered);
        wakeUp.run();
        return () -> {
            listeners.remove(name, registered);
            registered.awaitIdle();
        };
    }

    Set<String> names() {
        return Set.copyOf(listeners.keySet());
    }

    Optional<Registered<?>> find(String name) {
        return Optional.ofNullable(listeners.get(name));
    }

    /** Tells the database that the listeners here are still wanted. */
    void confirm() {
        listeners.forEach((name, registered) -> store.subscribe(name, registered.type().getName()));
    }

    /** A listener with the type it reads. */
    record Registered<E extends DomainEvent>(EventListener<E> listener, Class<E> type, EventJson json, Semaphore busy) {
        private static final int PLACES = 1000;

        static <E extends DomainEvent> Registered<E> of(EventListener<E> listener, EventJson json) {
            return new Registered<>(listener, listener.eventType(), json, new Semaphore(PLACES));
        }

        void deliver(String payload) {
            busy.acquireUninterruptibly();
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(listener.getClass().getClassLoader());
            try {
                listener.on(json.read(type, payload));
            } finally {
                Thread.currentThread().setContextClassLoader(loader);
                busy.release();
            }
        }

        void awaitIdle() {
            try {
                if (!busy.tryAcquire(PLACES, 5, TimeUnit.SECONDS)) {
                    log.warn("A listener to {} does not end", type.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
