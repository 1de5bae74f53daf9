package dev.vitrina.core.upstream;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
 */
@ConfigurationProperties("vitrina.gateway")
public record GatewayProperties(
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("30s") Duration attemptTimeout,
    @DefaultValue("16") int maxConcurrent,
    @DefaultValue("10") int breakerWindow,
    @DefaultValue("5") int breakerMinimum,
    @DefaultValue("10s") Duration breakerOpen,
    @DefaultValue({ "2s", "4s" }) List<Duration> retryPauses,
    @DefaultValue("14d") Duration callLogRetention
) {
    public GatewayProperties {
        retryPauses = List.copyOf(retryPauses);
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("vitrina.gateway.max-concurrent must be at least 1");
        }
        if (breakerMinimum < 1 || breakerWindow < breakerMinimum) {
            throw new IllegalArgumentException(
                "vitrina.gateway.breaker-window must be at least vitrina.gateway.breaker-minimum, and that at least 1"
            );
        }
    }
}
