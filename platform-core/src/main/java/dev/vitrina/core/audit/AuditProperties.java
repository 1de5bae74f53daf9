package dev.vitrina.core.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit trail.
 *
 * @param retention how long entries are kept; at least 90 days
 */
@ConfigurationProperties("vitrina.audit")
record AuditProperties(@DefaultValue("730d") Duration retention) {
    AuditProperties {
        if (retention.compareTo(Duration.ofDays(90)) < 0) {
            throw new IllegalArgumentException("vitrina.audit.retention must be at least 90d");
        }
    }
}
