package dev.vitrina.core.event;

import dev.vitrina.api.event.DomainEvent;
import dev.vitrina.api.event.EventPublisher;
import dev.vitrina.core.event.EventStore.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes facts into the outbox. When a transaction is open on this thread, on the host's data source or on a plugin's to the same
 * database, the fact goes over that very connection: it commits and rolls back with what it tells of, and a crash between the two is
 * impossible. Otherwise it is a transaction of its own.
 */
final class OutboxPublisher implements EventPublisher {

    private final DataSource hostDataSource;
    private final EventStore store;
    private final EventJson json;
    private final Runnable wakeUp;

    /** @param wakeUp tells this replica's dispatcher that there is something; others see it by themselves */
    OutboxPublisher(DataSource hostDataSource, EventStore store, EventJson json, Runnable wakeUp) {
        this.hostDataSource = hostDataSource;
        this.store = store;
        this.json = json;
        this.wakeUp = wakeUp;
    }

    @Override
    public void publish(DomainEvent event) {
        Fact fact = new Fact(event.getClass().getName(), EventJson.shop(event), json.write(event));
        Optional<Map.Entry<Object, ConnectionHolder>> transaction = openTransaction();
        if (transaction.isEmpty()) {
            store.publish(fact);
            wakeUp.run();
            return;
        }
        try {
            Connection connection = transaction.get().getValue().getConnection();
            if (transaction.get().getKey() == hostDataSource) {
                EventStore.publish(connection, fact);
            } else {
                EventStore.publishForPlugin(connection, fact);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Publish an event", null, e);
        }
        TransactionSynchronizationManager.registerSynchronization(
            new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wakeUp.run();
                }
            }
        );
    }

    /** A plugin's own transaction before the host's: a plugin's code runs inside the host's, never the other way round. */
    private Optional<Map.Entry<Object, ConnectionHolder>> openTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getResourceMap()
            .entrySet()
            .stream()
            .filter(
                entry -> entry.getValue() instanceof ConnectionHolder holder && holder.isSynchronizedWithTransaction()
            )
            .sorted((a, b) -> Boolean.compare(a.getKey() == hostDataSource, b.getKey() == hostDataSource))
            .map(entry -> Map.entry(entry.getKey(), (ConnectionHolder) entry.getValue()))
            .findFirst();
    }
}
