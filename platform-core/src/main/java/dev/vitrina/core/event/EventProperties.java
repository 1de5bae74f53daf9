package dev.vitrina.core.event;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("vitrina.events")
public record EventProperties(
    @DefaultValue("8") @Min(1) int parallel,
    @DefaultValue("1s") @NotNull @DurationMin(millis = 10) Duration poll,
    @DefaultValue("15s") @NotNull @DurationMin(seconds = 1) Duration lease,
    @DefaultValue("1s") @NotNull @DurationMin(millis = 10) Duration firstRetry,
    @DefaultValue("10m") @NotNull @DurationMin(millis = 10) Duration longestRetry,
    @DefaultValue("30") @Min(1) int maxAttempts,
    @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) Duration retention
) {
    public EventProperties {
        if (longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException(
                "vitrina.events.longest-retry must be at least vitrina.events.first-retry"
            );
        }
    }
}
