package dev.vitrina.api.event;

/**
 * Publishes facts. Inside a transaction on the plugin's data source the event is delivered after commit, and not at all after
 * a roll-back; outside of one it is delivered at once.
 */
public interface EventPublisher {
    void publish(DomainEvent event);
}
