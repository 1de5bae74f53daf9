package dev.vitrina.core.event;

import dev.vitrina.api.event.EventListener;
import dev.vitrina.api.event.EventPublisher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the outbox together. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    @Bean
    Doorbell eventDoorbell() {
        return new Doorbell();
    }

    @Bean
    EventStore eventStore(JdbcTemplate jdbc) {
        return new EventStore(jdbc);
    }

    /** Asked for by the database, so only when someone reads the metrics. */
    @Bean
    Gauge waitingEvents(EventStore store, MeterRegistry meters) {
        return Gauge.builder("vitrina.event.waiting", store, EventStore::waiting)
            .description("Deliveries that a listener has not had yet")
            .register(meters);
    }

    @Bean
    EventListeners eventListeners(EventStore store, Doorbell doorbell) {
        return new EventListeners(store, new EventJson(), doorbell::ring);
    }

    @Bean
    EventPublisher eventPublisher(DataSource dataSource, EventStore store, Doorbell doorbell) {
        return new OutboxPublisher(dataSource, store, new EventJson(), doorbell::ring);
    }

    @Bean
    EventDispatcher eventDispatcher(
        EventProperties properties,
        EventStore store,
        EventListeners listeners,
        Doorbell doorbell,
        MeterRegistry meters
    ) {
        return new EventDispatcher(properties, store, listeners, doorbell, meters);
    }

    /** The host's own listeners are plain beans. */
    @Bean
    HostListeners hostListeners(EventListeners registry, ObjectProvider<EventListener<?>> listeners) {
        return new HostListeners(registry, listeners);
    }
}
