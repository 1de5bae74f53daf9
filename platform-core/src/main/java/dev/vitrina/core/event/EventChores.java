package dev.vitrina.core.event;

import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with events now and then. */
@Configuration(proxyBeanMethods = false)
class EventChores {

    @Bean
    Chore forgetOldEvents(EventStore store, EventListeners listeners, EventProperties properties) {
        return new Chore("forget-old-events", Duration.ofHours(1), () -> {
            listeners.confirm();
            store.deleteOlderThan(properties.retention());
        });
    }
}
