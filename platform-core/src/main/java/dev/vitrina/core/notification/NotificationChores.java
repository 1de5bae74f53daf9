package dev.vitrina.core.notification;

import dev.vitrina.core.job.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the centre is kept small. */
@Configuration(proxyBeanMethods = false)
class NotificationChores {

    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    Chore forgetResolvedNotifications(NotificationStore store) {
        return new Chore("forget-resolved-notifications", Duration.ofHours(6), () -> store.deleteResolved(KEPT));
    }
}
