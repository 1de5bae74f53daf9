package dev.vitrina.core.upstream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway calls.
 *
 * @param connectTimeout   for the connection alone
 * @param attemptTimeout   for one attempt, its whole body included
 * @param maxConcurrent    calls under way per upstream and replica
 * @param breakerWindow    the circuit opens when half of this many latest calls failed; short, because a quota allows few calls
 * @param breakerMinimum   calls before it may open
 * @param breakerOpen      how long it stays open before a trial call
 * @param retryPauses      pauses before further attempts, each varied by a fifth; their number is the number of retries
 * @param callLogRetention how long calls stay in the log
 * @param quotas           whether calls keep to the quotas that plugins declare
 */
@Validated
@ConfigurationProperties("vitrina.gateway")
public record GatewayProperties(
    @DefaultValue("3s") @NotNull @DurationMin(millis = 10) Duration connectTimeout,
    @DefaultValue("30s") @NotNull @DurationMin(millis = 10) Duration attemptTimeout,
    @DefaultValue("16") @Min(1) int maxConcurrent,
    @DefaultValue("10") @Min(1) int breakerWindow,
    @DefaultValue("5") @Min(1) int breakerMinimum,
    @DefaultValue("10s") @NotNull @DurationMin(millis = 10) Duration breakerOpen,
    @DefaultValue({ "2s", "4s" }) List<@NotNull @DurationMin Duration> retryPauses,
    @DefaultValue("14d") @NotNull @DurationMin(minutes = 1) Duration callLogRetention,
    @DefaultValue("kept") @NotNull Quotas quotas
) {
    public GatewayProperties {
        retryPauses = List.copyOf(retryPauses);
        if (breakerWindow < breakerMinimum) {
            throw new IllegalArgumentException(
                "vitrina.gateway.breaker-window must be at least vitrina.gateway.breaker-minimum"
            );
        }
    }

    /** What the declared quotas are to the gateway. An upstream that refuses a call is believed in any case. */
    public enum Quotas {
        KEPT,
        /** For an upstream that has none, as a simulated one in a throughput test. The real Wildberries blocks who does this. */
        IGNORED,
    }
}
