package dev.vitrina.core.event;

import com.zaxxer.hikari.HikariDataSource;
import dev.vitrina.api.event.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox as one replica has it, on a shared database. */
final class EventReplica implements AutoCloseable {

    final EventPublisher publisher;
    final EventListeners listeners;
    final EventStore store;
    final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    EventReplica(HikariDataSource pool, int maxAttempts) {
        this.pool = pool;
        EventProperties properties = new EventProperties(
            4,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            maxAttempts,
            Duration.ofDays(7)
        );
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(EventProperties.class, () -> properties);
        context.register(EventConfiguration.class);
        context.refresh();
        this.publisher = context.getBean(EventPublisher.class);
        this.listeners = context.getBean(EventListeners.class);
        this.store = context.getBean(EventStore.class);
    }

    EventReplica(HikariDataSource pool) {
        this(pool, 30);
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
