package dev.vitrina.core.audit;

import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done with the audit trail now and then. */
@Configuration(proxyBeanMethods = false)
class AuditChores {

    @Bean
    Chore expireAuditTrail(AuditTrail trail, AuditProperties properties) {
        return new Chore("expire-audit-trail", Duration.ofHours(6), () -> trail.expire(properties.retention()));
    }
}
