package dev.vitrina.core.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How facts are delivered.
 *
 * @param parallel    deliveries at once per replica
 * @param poll        how soon a replica sees what another published
 * @param lease       how long a delivery of a replica that died stays its own
 * @param firstRetry  the pause after the first failure; doubled after each further one
 * @param longestRetry what the pause never exceeds
 * @param maxAttempts after so many a delivery is given up, so that it no longer holds up its shop
 * @param retention   how long facts are kept
 */
@ConfigurationProperties("vitrina.events")
public record EventProperties(
    @DefaultValue("8") int parallel,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("10m") Duration longestRetry,
    @DefaultValue("30") int maxAttempts,
    @DefaultValue("7d") Duration retention
) {}
