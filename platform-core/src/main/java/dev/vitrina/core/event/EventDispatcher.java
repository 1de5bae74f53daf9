package dev.vitrina.core.event;

import dev.vitrina.core.event.EventListeners.Registered;
import dev.vitrina.core.event.EventStore.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Brings facts to their listeners. A delivery is claimed for a lease that is renewed while the listener works; when the replica
 * dies, another one takes over after the lease. A listener that throws is asked again with back-off; until then its later facts of
 * the same shop wait, those of other shops do not.
 */
final class EventDispatcher implements SmartLifecycle {

    private static final int AT_ONCE = 2;
    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);

    private final EventProperties properties;
    private final EventStore store;
    private final EventListeners listeners;
    private final Doorbell doorbell;
    private final MeterRegistry meters;
    private final UUID replica = UUID.randomUUID();
    private final Semaphore places;
    /** Deliveries by listener: one whose deliveries do not end must not take the places of all. */
    private final ConcurrentMap<Registered<?>, Integer> busy = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean running;
    private Thread loop = Thread.ofVirtual().unstarted(() -> {});

    EventDispatcher(
        EventProperties properties,
        EventStore store,
        EventListeners listeners,
        Doorbell doorbell,
        MeterRegistry meters
    ) {
        this.properties = properties;
        this.store = store;
        this.listeners = listeners;
        this.doorbell = doorbell;
        this.meters = meters;
        this.places = new Semaphore(properties.parallel());
    }

    @Override
    public void start() {
        running = true;
        loop = Thread.ofVirtual().name("event-dispatcher").start(this::dispatch);
    }

    /** Takes nothing new and gives what is under way a moment to end. */
    @Override
    public void stop() {
        running = false;
        doorbell.ring();
        try {
            loop.join(Duration.ofSeconds(5));
            if (!places.tryAcquire(properties.parallel(), 5, TimeUnit.SECONDS)) {
                log.warn("{} deliveries did not end; another replica repeats them", underWay.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void dispatch() {
        while (running) {
            try {
                if (underWay.get() > 0) {
                    store.renew(replica, properties.lease());
                }
                if (!claimAndStart()) {
                    doorbell.await(properties.poll());
                }
            } catch (DataAccessException e) {
                log.warn("Events cannot be read: {}", e.getClass().getSimpleName());
                doorbell.await(properties.poll());
            }
        }
    }

    /** @return whether there may be more right away */
    private boolean claimAndStart() {
        // A few at a time: after each few it is looked anew who is busy.
        int free = Math.min(places.availablePermits(), AT_ONCE);
        List<String> idle = listeners
            .names()
            .stream()
            .filter(name ->
                listeners
                    .find(name)
                    .filter(listener -> busy.getOrDefault(listener, 0) < AT_ONCE)
                    .isPresent()
            )
            .toList();
        if (free == 0 || idle.isEmpty()) {
            return false;
        }
        List<Delivery> due = store.claim(replica, idle, properties.lease(), free);
        for (Delivery delivery : due) {
            places.acquireUninterruptibly();
            underWay.incrementAndGet();
            Optional<Registered<?>> listener = listeners.find(delivery.listener());
            listener.ifPresent(registered -> busy.merge(registered, 1, Integer::sum));
            Thread.ofVirtual()
                .name("event-" + delivery.eventId())
                .start(() -> deliver(delivery, listener));
        }
        return !due.isEmpty();
    }

    private void deliver(Delivery delivery, Optional<Registered<?>> listener) {
        try {
            if (listener.isEmpty()) {
                store.postponed(replica, delivery, properties.firstRetry(), "its plugin has just stopped");
                return;
            }
            attempt(delivery, listener.get());
        } catch (DataAccessException e) {
            log.warn(
                "The end of a delivery could not be noted, so it will be repeated: {}",
                e.getClass().getSimpleName()
            );
        } finally {
            underWay.decrementAndGet();
            listener.ifPresent(registered ->
                busy.computeIfPresent(registered, (same, count) -> count > 1 ? count - 1 : null)
            );
            places.release();
            doorbell.ring();
        }
    }

    // A plugin's listener may fail in any way, even with an Error; nothing of it may end the dispatcher.
    private void attempt(Delivery delivery, Registered<?> listener) {
        try {
            listener.deliver(delivery.payload());
        } catch (Throwable failure) {
            failed(delivery, failure);
            return;
        }
        store.delivered(replica, delivery);
        count("delivered", delivery);
    }

    private void failed(Delivery delivery, Throwable failure) {
        // The class alone: a message may hold anything.
        String error = failure.getClass().getName();
        if (delivery.attempts() >= properties.maxAttempts()) {
            log.error(
                "Event {} given up for {} after {} attempts",
                delivery.eventId(),
                delivery.listener(),
                delivery.attempts(),
                failure
            );
            store.givenUp(replica, delivery, error);
            count("given_up", delivery);
            return;
        }
        Duration pause = pause(delivery.attempts());
        log.warn("Event {} failed for {}; again in {}", delivery.eventId(), delivery.listener(), pause, failure);
        store.postponed(replica, delivery, pause, error);
        count("failed", delivery);
    }

    private Duration pause(int attempts) {
        Duration pause = properties.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(properties.longestRetry()) < 0 ? pause : properties.longestRetry();
    }

    private void count(String outcome, Delivery delivery) {
        meters.counter("vitrina.event.deliveries", "outcome", outcome, "listener", delivery.listener()).increment();
    }
}
